import type { CmpFacts } from './cmp-facts.ts';

/** Every platform that there is an adapter for, by its id. Pure data: the adapters are fetched by name. */
export const CMPS: Readonly<Record<string, CmpFacts>> = Object.fromEntries(
  ([] as CmpFacts[]).map((facts) => [facts.id, facts]),
);
