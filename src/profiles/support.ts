import type { Profile } from './profile.ts';

/** Its trigger is the visitor's own request for help. */
export const support: Profile = {
  use: 'replay.support',
  limitation: ['L2'],
  masking: ['M1', 'M2', 'M3'],
  identifier: ['I2', 'I3'],
  security: ['S1', 'S2'],
  retention: { usual: 'PT4H', unexplained: 'PT24H', most: 'PT24H' },
  versionBound: false,
  defaults: { limitation: { L2: {} }, masking: 'M3', identifier: 'I3' },
};
