import type { Measure } from './measure.ts';

/** Records every agreed visit, and soon deletes those in which no difficulty was met. */
export const rapidDeletion: Measure = Object.freeze({
  id: 'L3',
  family: 'limitation',
  clause: 'CNIL draft §42',
  name: 'rapid deletion without difficulty',
  available:
    'L3 records every visit and soon deletes those without a difficulty; the collector has no such deletion yet. Use L1 or L2.',
});
