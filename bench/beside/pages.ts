import { pageConfiguration } from '../../src/config/page-configuration.ts';
import { type RealCmp, tagsOf } from '../../test/fixtures/real-cmps/real-cmp.ts';
import type { Asset } from '../browser/site.ts';
import { besideCmps } from './cmps.ts';
import { configurationFor } from './configuration.ts';
import { besideVendors, type RealVendor } from './vendors.ts';

/** A page with Témoin, a CMP and a vendor. */
export interface Contestant {
  readonly name: string;
  readonly path: string;
  readonly cmp: RealCmp;
  readonly vendor: RealVendor;
  /** The adapter that the page is there for. */
  readonly adapter: string;
  /** With the script that holds others' tags from before them. */
  readonly guarded: boolean;
}

const contestant = (cmp: RealCmp, vendor: RealVendor, adapter: string, guarded = false): Contestant => {
  const name = `${cmp.id} + ${vendor.facts.id}${guarded ? ' + guard' : ''}`;
  return { name, path: `/${name.replaceAll(' + ', '+')}`, cmp, vendor, adapter, guarded };
};

/** Each platform with one vendor, each vendor with one platform, and a page with the guard's own script. */
export const contestantsFor = async (): Promise<readonly Contestant[]> => {
  const [cmps, vendors] = await Promise.all([besideCmps(), besideVendors()]);
  const [cmp] = cmps;
  const [vendor] = vendors;
  if (!cmp || !vendor) throw new Error('There is nobody to stand beside.');
  return [
    ...cmps.map((each) => contestant(each, vendor, `cmp/${each.id}.js`)),
    ...vendors.map((each) => contestant(cmp, each, `recorders/${each.facts.id}.js`)),
    contestant(cmp, vendor, 'guard.js', true),
  ];
};

const inline = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
const WORDS = 'Chaque lampe est tournée puis polie à la main dans notre atelier. '.repeat(6);
const SECTIONS = Array.from({ length: 12 }, (_, at) => `<h2>Rayon ${at + 1}</h2><p>${WORDS}</p>`).join('\n');

/** The vendor's code comes after the yes, as a site's own bundle brings it. */
const starter = ({ facts: { id } }: RealVendor, origin: string): string => `<script>
temoinRecorders = { ${inline(id)}: () => new Promise((resolve, reject) => {
  const script = document.createElement('script');
  script.src = '/sdk/${id}.js';
  script.onload = () => resolve(vendorRig.start('${origin}/vendor'));
  script.onerror = reject;
  document.head.append(script);
}) };</script>`;

export const pageOf = ({ cmp, vendor, guarded }: Contestant, origin: string): Asset => ({
  type: 'text/html',
  body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Boutique</title>
<script type="application/json" data-temoin-config>${inline(pageConfiguration(configurationFor(origin, cmp, vendor.facts)))}</script>
${guarded ? '<script src="/temoin/guard.js"></script>' : ''}
${starter(vendor, origin)}
<script src="/temoin/temoin.fr.js" defer></script></head>
<body><h1>Boutique</h1><form><label>Nom <input name="nom"></label></form>
<button type="button" id="add">Ajouter</button><main>${SECTIONS}</main>
${tagsOf(cmp)}</body></html>`,
});
