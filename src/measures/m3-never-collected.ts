import type { Measure } from './measure.ts';

/** What is masked never leaves the page, nor is it kept there. */
export const neverCollected: Measure = Object.freeze({
  id: 'M3',
  family: 'masking',
  clause: 'CNIL draft §43',
  name: 'never collected',
  available: true,
});
