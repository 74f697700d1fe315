import type { Measure } from './measure.ts';

/** A random id for one session: gone after 30 minutes without activity, after 4 hours in any case. */
export const shortLivedSession: Measure = Object.freeze({
  id: 'I1',
  family: 'identifier',
  clause: 'CNIL draft §44',
  name: 'short-lived random session',
  available: true,
});
