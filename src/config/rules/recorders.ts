import { VENDORS } from '../../adapters/recorders/index.ts';
import type { VendorFacts } from '../../adapters/recorders/vendor-facts.ts';
import { type Draft, draftsOf } from '../draft.ts';
import type { Report, Rule } from '../finding.ts';
import { at, entriesOf, listOf, textOf } from '../json.ts';
import { nearest } from '../nearest.ts';
import { isProvider } from '../provider.ts';

const RULE = 'R-149';
const OURS = 'temoin';
const named = (given: unknown): readonly string[] =>
  (Array.isArray(given) ? given : [given]).flatMap((each) => (typeof each === 'string' ? each : []));
const known = (): string[] => [OURS, ...Object.keys(VENDORS)];

const spelt = (path: string, given: unknown, report: Report) => {
  const names = named(given);
  for (const [index, name] of names.entries()) {
    const where = Array.isArray(given) ? `${path}[${index}]` : path;
    if (name !== OURS && !Object.hasOwn(VENDORS, name)) {
      const meant = nearest(name, known());
      report.refuse(
        where,
        `“${name}” is no recorder that can be driven${meant ? `: did you mean “${meant}”?` : `; there are ${known().join(', ')}`}`,
        RULE,
      );
    } else if (names.indexOf(name) !== index) report.refuse(where, `“${name}” is named twice`, RULE);
  }
};

/** What the vendor cannot be held to, for one purpose. */
const measures = ({ path, limitations, has, get }: Draft, vendor: VendorFacts, report: Report) => {
  if (limitations.includes('L3'))
    report.refuse(
      `${path}.limitation.L3`,
      `cannot be kept with ${vendor.name}: what it has recorded lies with the vendor, where nothing of ours erases it within hours`,
      'R-049, CNIL draft §42',
    );
  const asked = [...limitations, textOf(get('masking')) ?? 'M3', textOf(get('identifier')) ?? 'I1'];
  const not = asked.filter((each) => each !== 'L3' && !vendor.measures.some((one) => one === each));
  if (not.length && !has('alternative'))
    report.refuse(
      `${path}.alternative`,
      `is missing (why, equivalent, owner): ${vendor.name} cannot be held to ${not.join(', ')}`,
      'R-091, R-149',
    );
};

/** Who gets the recordings is among the recipients, by the role that the vendor has (GDPR art. 13(1)(e), 26). */
const party = (json: unknown, vendor: VendorFacts, report: Report) => {
  const recipient = listOf(at(json, 'recipients')).find((each) => isProvider(each, vendor));
  if (!recipient)
    report.refuse(
      'recipients',
      `do not name ${vendor.provider.name}, which gets what ${vendor.name} records`,
      'R-111, GDPR art. 13(1)(e)',
    );
  else if (vendor.reuse && textOf(at(recipient, 'role')) === 'processor')
    report.refuse(
      'recipients',
      `call ${vendor.provider.name} a processor, but ${vendor.reuse.replace(/\.$/, '')}: name it as a joint controller, with its own purpose`,
      'R-111, GDPR art. 26',
    );
};

/** Recorders of others: known, named among the recipients, asked for no more than they can do. */
export const recorders: Rule = (json, report) => {
  spelt('recorder', at(json, 'recorder'), report);
  const used = new Set<string>();
  for (const draft of draftsOf(json)) {
    spelt(`${draft.path}.recorder`, draft.get('recorder'), report);
    if (!draft.replay) continue;
    for (const name of named(draft.get('recorder') ?? at(json, 'recorder'))) {
      const vendor = Object.hasOwn(VENDORS, name) ? VENDORS[name] : undefined;
      if (!vendor) continue;
      measures(draft, vendor, report);
      if (!used.has(name)) party(json, vendor, report);
      used.add(name);
    }
  }
  for (const [name, settings] of entriesOf(at(json, 'vendors'))) {
    const vendor = Object.hasOwn(VENDORS, name) ? VENDORS[name] : undefined;
    if (!vendor) {
      const meant = nearest(name, Object.keys(VENDORS));
      report.refuse(`vendors.${name}`, `is no vendor${meant ? `: did you mean “${meant}”?` : ''}`, RULE);
      continue;
    }
    if (!used.has(name)) report.warn(`vendors.${name}`, 'is used by no purpose’s “recorder”', RULE);
    const id = textOf(at(settings, 'id'));
    if (id !== undefined && !vendor.key)
      report.refuse(
        `vendors.${name}.id`,
        `is of no use: ${vendor.name} is started by the site’s own code (window.temoinRecorders, or a held tag)`,
        RULE,
      );
    else if (id !== undefined && vendor.key && !new RegExp(`^(?:${vendor.key.pattern})$`).test(id))
      report.refuse(
        `vendors.${name}.id`,
        `“${id}” is not ${vendor.key.what}, which has the form ${vendor.key.pattern.replace(/^\^|\$$/g, '')}`,
        RULE,
      );
  }
};
