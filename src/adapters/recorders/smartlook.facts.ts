import type { VendorFacts } from './vendor-facts.ts';

export const smartlook: VendorFacts = {
  id: 'smartlook',
  name: 'Smartlook',
  provider: {
    name: 'Smartlook.com, s.r.o. (Cisco)',
    country: 'CZ',
    policy: 'https://help.smartlook.com/docs/privacy-policy',
  },
  hosts: ['*.smartlook.com', '*.smartlook.cloud'],
  trackers: [
    { name: 'SL_C_23361dd035530_SID', store: 'cookie' },
    { name: 'SL_C_23361dd035530_DOMAIN', store: 'cookie' },
    { name: 'SL_C_*_KEY', store: 'cookie' },
    { name: 'SL_C_*_VID', store: 'cookie' },
    { name: 'SL_L_23361dd035530_SID', store: 'localStorage' },
    { name: 'SMARTLOOK_LS_QUEUED_CHUNKS', store: 'localStorage' },
  ],
  beyond: [],
  optOut: 'https://www.smartlook.com/opt-out',
  stops: 'live',
  attributes: { mask: ['data-sl', 'mask'], block: ['data-sl', 'exclude'] },
  measures: ['L1'],
  key: { what: 'the project key', pattern: '^[0-9a-f]{16,64}$' },
  traps: [
    '`smartlook("disable")` was not measured on real code; it records again from the next page on.',
    '`SMARTLOOK_LS_QUEUED_CHUNKS` holds recorded data that waits to be sent: it is erased too.',
    'Fields, numbers and e-mail addresses are left out by default, other text of the page is not.',
    'A relay proxy has to be named in `vendors.smartlook.hosts`.',
  ],
  tested: {
    on: 'fake',
    what: 'its snippet, its documented calls, cookies and storage; behind its real loader, smartlook-client 10.0.0',
  },
};
