import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fr from '../../locales/fr.json' with { type: 'json' };
import { readDropIn } from '../../src/collector/drop-in.ts';
import { createNotice } from '../../src/notice/create-notice.ts';
import type { Notice } from '../../src/notice/notice.ts';
import type { Asset } from '../browser/site.ts';
import { configurationFor } from './configuration.ts';

export interface Contestant {
  readonly name: string;
  /** Where its first layer is: a selector, and in its shadow root the next. */
  readonly banner: readonly string[];
  /** What is pressed to open its second layer, and there to refuse. */
  readonly presses: readonly string[];
  /** What a page that has it holds in its head. */
  readonly head: string;
  readonly files: Readonly<Record<string, Asset>>;
}

const packages = join(import.meta.dirname, '../../node_modules');
const builtOf = (path: string) => readFileSync(join(packages, path));
const script = (body: string | Uint8Array): Asset => ({ type: 'text/javascript', body });
const style = (body: Uint8Array): Asset => ({ type: 'text/css', body });
/** As code that stands in a page. */
const inline = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

export const EMPTY: Contestant = { name: 'empty page', banner: [], presses: [], head: '', files: {} };

/** As the collector serves it: the configuration inside. What is not needed at once lies beside it. */
const temoin = async (origin: string): Promise<Contestant> => {
  const folder = join(import.meta.dirname, '../../dist/drop-in');
  const dropIn = readDropIn(folder, configurationFor(origin));
  const files: Record<string, Asset> = {};
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.js'))) {
    const served = await dropIn.find(name)?.encoded('');
    if (served) files[`/temoin/${name}`] = script(served.bytes);
  }
  return {
    name: 'temoin',
    banner: ['temoin-banner', '[data-layer="1"]'],
    presses: ['[data-layer="1"] [data-act="choose"]', '[data-layer="2"] [data-act="refuse-all"]'],
    head: '<script src="/temoin/temoin.fr.js" defer></script>',
    files,
  };
};

/** The smallest that a page can have of it: its configuration in the page itself costs no request. */
const vanilla = ({ first }: Notice): Contestant => {
  const label = (act: string) => first.controls.find((control) => control.act === act)?.label;
  const buttons = { acceptAllBtn: label('accept-all'), acceptNecessaryBtn: label('refuse-all') };
  const options = {
    // It shows nothing to a browser that is driven by a program, unless it is told to.
    hideFromBots: false,
    categories: Object.fromEntries(first.purposes.map(({ id }) => [id, {}])),
    language: {
      default: 'fr',
      translations: {
        fr: {
          consentModal: {
            title: first.title,
            description: first.lead,
            ...buttons,
            showPreferencesBtn: label('choose'),
          },
          preferencesModal: {
            title: 'Vos choix',
            ...buttons,
            savePreferencesBtn: 'Valider mes choix',
            closeIconLabel: 'Fermer',
            sections: first.purposes.map(({ id, title, description }) => ({
              title,
              description,
              linkedCategory: id,
            })),
          },
        },
      },
    },
  };
  return {
    name: 'vanilla-cookieconsent',
    banner: ['#cc-main .cm'],
    presses: ['#cc-main .cm [data-role=show]', '#cc-main .pm [data-role=necessary]'],
    head: `<link rel="stylesheet" href="/cookieconsent.css"><script src="/cookieconsent.umd.js" defer></script>
<script type="module">CookieConsent.run(${inline(options)})</script>`,
    files: {
      '/cookieconsent.css': style(builtOf('vanilla-cookieconsent/dist/cookieconsent.css')),
      '/cookieconsent.umd.js': script(builtOf('vanilla-cookieconsent/dist/cookieconsent.umd.js')),
    },
  };
};

const orejime = ({ first }: Notice): Contestant => {
  const options = {
    privacyPolicyUrl: '/confidentialite',
    // Its own French sentences are in its file already.
    purposes: first.purposes.map(({ id, title, description }) => ({ id, title, description, cookies: [] })),
  };
  return {
    name: 'orejime',
    banner: ['.orejime-Banner'],
    // Its second layer has no button that refuses: nothing is ticked, and that is kept.
    presses: ['.orejime-Banner-learnMoreButton', '.orejime-Modal-saveButton'],
    head: `<link rel="stylesheet" href="/orejime.css"><script>window.orejimeConfig=${inline(options)}</script>
<script src="/orejime.js" defer></script>`,
    files: {
      '/orejime.css': style(builtOf('orejime/dist/orejime-standard.css')),
      '/orejime.js': script(builtOf('orejime/dist/orejime-standard-fr.js')),
    },
  };
};

/** Témoin and its two nearest peers, which ask for the same purposes in the same words. */
export const contestantsFor = async (origin: string): Promise<readonly Contestant[]> => {
  const notice = createNotice(configurationFor(origin), fr, 'fr');
  return [await temoin(origin), vanilla(notice), orejime(notice)];
};
