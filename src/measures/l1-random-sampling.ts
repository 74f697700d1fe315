import { draw } from './draw.ts';
import type { Measure } from './measure.ts';

/** Records a share of the visits, drawn at random, once a session; the others leave nothing. */
export const randomSampling: Measure & { readonly draw: typeof draw } = Object.freeze({
  id: 'L1',
  family: 'limitation',
  clause: 'CNIL draft §42',
  name: 'random sampling',
  available: true,
  draw,
});
