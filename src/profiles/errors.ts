import type { Profile } from './profile.ts';

export const errors: Profile = {
  use: 'replay.errors',
  limitation: ['L2', 'L3'],
  masking: ['M1', 'M2', 'M3'],
  identifier: ['I1'],
  security: ['S1', 'S2'],
  retention: { usual: 'P30D', unexplained: 'P30D', most: 'P6M' },
  versionBound: true,
  defaults: { limitation: { L2: {} }, masking: 'M3', identifier: 'I1' },
};
