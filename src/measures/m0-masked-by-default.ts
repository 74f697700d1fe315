import type { Measure } from './measure.ts';

/** Texts, fields and images are masked unless they are on an allow-list. It always holds, and nobody asks for it. */
export const maskedByDefault: Measure = Object.freeze({
  id: 'M0',
  family: 'masking',
  clause: 'CNIL draft §43',
  name: 'masked by default',
  available: true,
});
