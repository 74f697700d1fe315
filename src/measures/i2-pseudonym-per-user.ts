import type { Measure } from './measure.ts';

/** A pseudonym for a user, derived by the collector with a key of its own. */
export const pseudonymPerUser: Measure = Object.freeze({
  id: 'I2',
  family: 'identifier',
  clause: 'CNIL draft §44',
  name: 'pseudonym per user',
  available: 'I2 is a pseudonym that the collector derives with a key; it does not make any yet. Use I1.',
});
