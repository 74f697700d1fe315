import type { Measure } from './measure.ts';

/** Masked for all, but for a few people after an internal validation. */
export const fewMayUnmask: Measure = Object.freeze({
  id: 'M1',
  family: 'masking',
  clause: 'CNIL draft §43',
  name: 'few may unmask, after validation',
  available:
    'M1 lets a few people unmask after validation; the collector has no such validation yet. Use M3: nothing masked is collected.',
});
