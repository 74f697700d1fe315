import type { PurposeId } from '../../purpose/purpose.ts';
import type { CmpFacts } from './cmp-facts.ts';

/** Keys under which sites keep more than replay, by their usual names; `#` at the end is any number. */
const LUMPED: readonly string[] = [
  'ads',
  'advertising',
  'all',
  'analytics',
  'analytic',
  'audience',
  'cookies',
  'essential',
  'experience',
  'fonctionnel',
  'fonctionnels',
  'functional',
  'functionality',
  'marketing',
  'measurement',
  'mesure',
  'mesure-audience',
  'necessary',
  'nécessaire',
  'nécessaires',
  'performance',
  'performances',
  'personalization',
  'personnalisation',
  'preferences',
  'publicité',
  'publicite',
  // The standard purposes of the TCF, as `TCData` names them: none of them covers replay.
  'publisher.consents.#',
  'purpose#',
  'purpose.consents.#',
  'social',
  'statistics',
  'statistiques',
  'stats',
  'targeting',
  'tracking',
];

/** Does this key of the platform's stand for more than replay? Nothing is inferred from an answer to it. */
export const lumps = ({ lumped = [] }: Pick<CmpFacts, 'lumped'>, key: string): boolean => {
  const [all, name] = [[...LUMPED, ...lumped], key.toLowerCase()];
  return all.includes(name) || all.includes(name.replace(/\d+$/, '#'));
};

/** Whose answers say something: keys by the purposes that they alone stand for. */
export const own = (
  facts: CmpFacts,
  map: Readonly<Record<PurposeId, string>>,
  wrong: (what: string) => void,
): Map<PurposeId, string> => {
  const held = new Map<PurposeId, string>();
  for (const [purpose, key] of Object.entries(map))
    if (facts.holds === 'never' || lumps(facts, key))
      wrong(`has “${key}”, which stands for more than ${purpose}: nothing is inferred from it`);
    else held.set(purpose, key);
  return held;
};
