import type { Measure } from './measure.ts';

/** A recording opens only to a token of a role, for the purpose it was made for, and each reading is logged. It always holds. */
export const accessPolicy: Measure = Object.freeze({
  id: 'S2',
  family: 'security',
  clause: 'CNIL draft §48',
  name: 'access by role, every reading logged',
  available: true,
});
