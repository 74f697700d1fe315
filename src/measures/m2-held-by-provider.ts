import type { Measure } from './measure.ts';

/** Held by the provider under its own key, and opened at a formal, justified request. */
export const heldByProvider: Measure = Object.freeze({
  id: 'M2',
  family: 'masking',
  clause: 'CNIL draft §43',
  name: 'held by the provider',
  available:
    'M2 leaves the masked part with a provider, under a key that the publisher does not hold; there is no such provider yet. Use M3: nothing masked is collected.',
});
