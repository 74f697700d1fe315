import type { Profile } from './profile.ts';

export const experience: Profile = {
  use: 'replay.experience',
  limitation: ['L1', 'L3'],
  masking: ['M2', 'M3'],
  identifier: ['I1'],
  security: ['S1', 'S2'],
  retention: { usual: 'P30D', unexplained: 'P30D', most: 'P6M' },
  versionBound: true,
  defaults: { limitation: { L1: { rate: 0.05 } }, masking: 'M3', identifier: 'I1' },
};
