const DIGEST = '[0-9a-f]{64}';
const OWN = new RegExp(
  `^(\\d{4}q[1-4]/)?(${[
    'checkpoint|entries\\.jsonl|bodies\\.jsonl|scope\\.json|README\\.txt|verify\\.mjs|SHA256SUMS|DROPPED|UNFINISHED',
    'keys/(vkey|witnesses)|tile/\\d{1,2}/(x\\d{3}/)*\\d{3}(\\.p/\\d{1,3})?',
    `notices/${DIGEST}\\.json|documents/${DIGEST}\\.[a-z0-9]{1,8}`,
    'timestamps/\\d{1,15}\\.(tsr|checkpoint)|cosigned/\\d{1,15}\\.checkpoint',
  ].join('|')})$`,
);

/**
 * Is this the path of a file that an export may hold? Nothing else is ever written or taken away, whatever a source
 * says: the one who exports need not trust the one who serves.
 */
export const isOwn = (path: string): boolean => OWN.test(path);
