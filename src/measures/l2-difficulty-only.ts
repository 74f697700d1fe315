import type { Limitation } from '../purpose/purpose.ts';
import { AROUND, DIFFICULTIES } from './difficulties.ts';
import { LIMITS } from './limits.ts';
import type { Limiting } from './measure.ts';

/** Keeps what surrounds a difficulty. Until there is one, events live in a bounded ring in memory, never sent. */
export const difficultyOnly: Limiting<NonNullable<Limitation['L2']>> & {
  readonly triggers: typeof DIFFICULTIES;
  readonly around: typeof AROUND;
} = Object.freeze({
  id: 'L2',
  family: 'limitation',
  clause: 'CNIL draft §42',
  name: 'only around a difficulty',
  available: true,
  limits: LIMITS.L2,
  triggers: DIFFICULTIES,
  around: AROUND,
});
