import { VENDORS } from '../adapters/recorders/index.ts';
import type { VendorFacts } from '../adapters/recorders/vendor-facts.ts';
import { draftsOf } from './draft.ts';
import { at, textOf } from './json.ts';

/** The vendors whose recorders the purposes of replay name. */
export const vendorsOf = (json: unknown): readonly VendorFacts[] =>
  draftsOf(json)
    .filter(({ replay }) => replay)
    .flatMap(({ get }) => [get('recorder') ?? at(json, 'recorder')].flat())
    .flatMap((name) =>
      typeof name === 'string' && Object.hasOwn(VENDORS, name) ? (VENDORS[name] ?? []) : [],
    );

/** Is this recipient the company behind the vendor? By the first word of its name. */
export const isProvider = (recipient: unknown, { provider }: Pick<VendorFacts, 'provider'>): boolean => {
  const word = (provider.name.split(/[\s,]/)[0] ?? '').toLowerCase();
  return !!textOf(at(recipient, 'name'))?.toLowerCase().includes(word);
};
