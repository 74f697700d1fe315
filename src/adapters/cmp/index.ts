import type { CmpFacts } from './cmp-facts.ts';
import { klaro } from './klaro.facts.ts';
import { orejime } from './orejime.facts.ts';
import { tarteaucitron } from './tarteaucitron.facts.ts';
import { tcf } from './tcf.facts.ts';
import { vanillaCookieconsent } from './vanilla-cookieconsent.facts.ts';

/** Every platform that there is an adapter for, by its id. Pure data: the adapters are fetched by name. */
export const CMPS: Readonly<Record<string, CmpFacts>> = Object.fromEntries(
  [klaro, orejime, tarteaucitron, tcf, vanillaCookieconsent].map((facts) => [facts.id, facts]),
);
