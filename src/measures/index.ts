import { shortLivedSession } from './i1-short-lived-session.ts';
import { pseudonymPerUser } from './i2-pseudonym-per-user.ts';
import { scopedToADomain } from './i3-scoped-to-a-domain.ts';
import { randomSampling } from './l1-random-sampling.ts';
import { difficultyOnly } from './l2-difficulty-only.ts';
import { rapidDeletion } from './l3-rapid-deletion.ts';
import { maskedByDefault } from './m0-masked-by-default.ts';
import { fewMayUnmask } from './m1-few-may-unmask.ts';
import { heldByProvider } from './m2-held-by-provider.ts';
import { neverCollected } from './m3-never-collected.ts';
import type { Measure } from './measure.ts';
import { neverCollect } from './s1-never-collect.ts';
import { accessPolicy } from './s2-access-policy.ts';

export { LIMITS, type Limits, limitsOf } from './limits.ts';
export type { Family, Judgement, Limiting, Measure } from './measure.ts';

/** The draft's twelve measures. The page's bundles take `draw.ts` and `limits.ts` rather than this table. */
export const MEASURES: readonly Measure[] = Object.freeze([
  randomSampling,
  difficultyOnly,
  rapidDeletion,
  maskedByDefault,
  fewMayUnmask,
  heldByProvider,
  neverCollected,
  shortLivedSession,
  pseudonymPerUser,
  scopedToADomain,
  neverCollect,
  accessPolicy,
]);

export const measureOf = (id: string): Measure | undefined => MEASURES.find((measure) => measure.id === id);
