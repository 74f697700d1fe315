import { AROUND, DIFFICULTIES } from './difficulties.ts';
import type { Measure } from './measure.ts';

/** Keeps what surrounds a difficulty. Until there is one, events live in a bounded ring in memory, never sent. */
export const difficultyOnly: Measure & {
  readonly triggers: typeof DIFFICULTIES;
  readonly around: typeof AROUND;
} = Object.freeze({
  id: 'L2',
  family: 'limitation',
  clause: 'CNIL draft §42',
  name: 'only around a difficulty',
  available: true,
  triggers: DIFFICULTIES,
  around: AROUND,
});
