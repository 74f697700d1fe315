import type { VendorFacts } from './vendor-facts.ts';

/** Amplitude's session replay. */
export const amplitude: VendorFacts = {
  id: 'amplitude',
  name: 'Amplitude Session Replay',
  provider: { name: 'Amplitude, Inc.', country: 'US', policy: 'https://amplitude.com/privacy' },
  hosts: ['*.amplitude.com'],
  trackers: [
    { name: 'AMP_*', store: 'cookie' },
    { name: 'AMP_*', store: 'localStorage' },
    { name: '*_amp_session_replay_*', store: 'indexedDB' },
  ],
  beyond: [],
  stops: 'live',
  attributes: {},
  measures: ['L1', 'L2', 'M3', 'I1', 'I2', 'I3'],
  traps: [
    'What it recorded stays in a database after its own stop: the database is deleted, and where the page still holds it open, on the next page.',
    'Its own stop sends what it still holds: the guard is shut before.',
    'Where it sends to cannot be read from it: a proxy of the site’s (`trackServerUrl`, `configServerUrl`) has to be named in `vendors.amplitude.hosts`.',
    'What masks and blocks are its classes `amp-mask`, `amp-unmask` and `amp-block`, not attributes: ours are not mapped.',
    'M3 by its own settings: `privacyConfig: { defaultMaskLevel: "conservative" }`; who the visitor is, the site’s code says by `deviceId` and `sessionId`.',
  ],
  tested: { on: 'real', what: '@amplitude/session-replay-browser 1.30.0' },
};
