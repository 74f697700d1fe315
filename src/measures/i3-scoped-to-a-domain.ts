import type { Measure } from './measure.ts';

/** An identifier that differs from one domain to the next. */
export const scopedToADomain: Measure = Object.freeze({
  id: 'I3',
  family: 'identifier',
  clause: 'CNIL draft §44',
  name: 'scoped to a domain',
  available: 'I3 is an identifier that belongs to one domain; the recorder does not make any yet. Use I1.',
});
