import type { Measure } from './measure.ts';

/** No password, bank data or the like is ever collected, whatever is unmasked. It always holds. */
export const neverCollect: Measure = Object.freeze({
  id: 'S1',
  family: 'security',
  clause: 'CNIL draft §48',
  name: 'passwords and the like never collected',
  available: true,
});
