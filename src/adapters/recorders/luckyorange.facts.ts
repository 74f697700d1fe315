import type { VendorFacts } from './vendor-facts.ts';

export const luckyorange: VendorFacts = {
  id: 'luckyorange',
  name: 'Lucky Orange',
  provider: {
    name: 'Lucky Orange LLC',
    country: 'US',
    policy: 'https://www.luckyorange.com/legal/privacy',
  },
  // The last two are those of its older tag.
  hosts: ['*.luckyorange.com', '*.luckyorange.net', '*.visitors.live', 'd10lpsik1i8c69.cloudfront.net'],
  trackers: [
    { name: 'lo-uid', store: 'cookie' },
    { name: 'lo-visits', store: 'cookie' },
    { name: 'lo-domain-check', store: 'cookie' },
    { name: '_lo_uid', store: 'cookie' },
    { name: '_lo_v', store: 'cookie' },
    { name: '_lo_rid', store: 'cookie' },
    { name: '_lo_cid', store: 'cookie' },
    { name: '_lo_bn', store: 'cookie' },
    { name: '_lo_np_*', store: 'cookie' },
    { name: '__lotl', store: 'cookie' },
    { name: '__lotr', store: 'cookie' },
    { name: 'lo-session', store: 'localStorage' },
    { name: 'lo-visitor', store: 'localStorage' },
    { name: 'lo-messenger', store: 'localStorage' },
    { name: 'lo-opt-out', store: 'cookie', keep: true },
    { name: '_global_lucky_opt_out', store: 'cookie', keep: true },
  ],
  beyond: [],
  stops: 'live',
  attributes: {
    mask: ['class', 'lo-sensitive'],
    unmask: ['class', 'lo-not-sensitive'],
    block: ['class', 'lo-sensitive'],
  },
  measures: ['L1', 'I3'],
  key: { what: 'the site id', pattern: '^[0-9a-f]{6,32}$' },
  traps: [
    '`setConsentStatus(false)` was not measured on real code, and counts only with "Require Consent" on in its console.',
    'Its older tag also publishes through pubsub.googleapis.com, which others use: where you see that, name the address in `vendors.luckyorange.hosts`.',
    'Chat and surveys of the same script end with the recording.',
  ],
  tested: { on: 'fake', what: 'its documented tag, privacy calls, cookies and storage' },
};
