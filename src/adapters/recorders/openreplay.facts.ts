import type { VendorFacts } from './vendor-facts.ts';

/** OpenReplay, its own cloud or a server of the site's. */
export const openreplay: VendorFacts = {
  id: 'openreplay',
  name: 'OpenReplay',
  provider: { name: 'Asayer, Inc.', country: 'US', policy: 'https://openreplay.com/legal/privacy' },
  hosts: ['*.openreplay.com'],
  trackers: [
    { name: '__openreplay_*', store: 'localStorage' },
    { name: '__openreplay_*', store: 'sessionStorage' },
    { name: '$__or__*', store: 'localStorage' },
    { name: '$__or__*', store: 'sessionStorage' },
    { name: '__or__*', store: 'sessionStorage' },
    { name: 'or_buffer_*', store: 'localStorage' },
  ],
  beyond: [],
  stops: 'live',
  attributes: {
    mask: ['data-openreplay-masked'],
    unmask: ['data-openreplay-unmask'],
    block: ['data-openreplay-hidden'],
  },
  measures: ['L1', 'L2', 'M3', 'I2', 'I3'],
  traps: [
    'It sends from a worker, and its own stop has the worker send what it still holds: the guard ends the worker before.',
    'Its worker does not come back in the same page: after a withdrawal it records again from the next page on.',
    'It keeps the visitor’s identifier in local storage (`__openreplay_uuid`) for as long as nobody deletes it: I1 cannot be had.',
    'M3 by its own settings: `privateMode: true`.',
  ],
  tested: { on: 'real', what: '@openreplay/tracker 19.0.1' },
};
