import type { VendorFacts } from './vendor-facts.ts';

export const hotjar: VendorFacts = {
  id: 'hotjar',
  name: 'Hotjar',
  provider: {
    name: 'Hotjar Ltd (Contentsquare)',
    country: 'MT',
    policy: 'https://www.hotjar.com/legal/policies/privacy/',
  },
  // Its newer tags come from Contentsquare's hosts and send there.
  hosts: ['*.hotjar.com', '*.hotjar.io', '*.contentsquare.net', '*.contentsquare.com'],
  trackers: [
    { name: '_hj*', store: 'cookie' },
    { name: '_hj*', store: 'localStorage' },
    { name: '_hj*', store: 'sessionStorage' },
    { name: 'hjActiveViewportIds', store: 'localStorage' },
    { name: 'hjViewportId', store: 'sessionStorage' },
    { name: '_hjOptOut*', store: 'cookie', keep: true },
    { name: '_hjOptedOut', store: 'cookie', keep: true },
  ],
  beyond: [],
  optOut: 'https://www.hotjar.com/policies/do-not-track/',
  stops: 'reload',
  attributes: { mask: ['data-hj-suppress'], block: ['data-hj-suppress'] },
  measures: ['L1', 'I3'],
  key: { what: 'the site id', pattern: '^\\d{4,10}$' },
  traps: [
    'It has no call that stops it: the page is loaded anew, once.',
    '`data-hj-allow` reveals what is typed into fields, so nothing of ours is mapped to it.',
    'Text of the page is recorded unless it is suppressed in the console or by attribute.',
  ],
  tested: {
    on: 'fake',
    what: 'its snippet, its published list of cookies and storage; behind its real loader, @hotjar/browser 1.0.9',
  },
};
