import type { VendorFacts } from './vendor-facts.ts';

export const fullstory: VendorFacts = {
  id: 'fullstory',
  name: 'Fullstory',
  provider: {
    name: 'Fullstory, Inc.',
    country: 'US',
    policy: 'https://www.fullstory.com/legal/privacy-policy/',
  },
  hosts: ['*.fullstory.com'],
  trackers: [
    { name: 'fs_uid', store: 'cookie' },
    { name: 'fs_lua', store: 'cookie' },
    { name: '_fs_uid', store: 'localStorage' },
    { name: '_fs_lua', store: 'localStorage' },
    { name: '_fs_swan_song', store: 'localStorage' },
    { name: '_fs_tab_id', store: 'sessionStorage' },
    { name: 'fs_cid', store: 'cookie', keep: true },
  ],
  beyond: [],
  optOut: 'https://www.fullstory.com/optout/',
  stops: 'live',
  attributes: { mask: ['class', 'fs-mask'], block: ['class', 'fs-exclude'] },
  measures: ['L1', 'M3', 'I3'],
  key: { what: 'the organisation id', pattern: '^[A-Za-z0-9-]{3,30}$' },
  traps: [
    '`FS("shutdown")` was not measured on real code; it does not outlast the page.',
    'M3 holds only while Private by Default is on in the account, which no page can see.',
    '`fs_ses`, named by one directory of cookies only, is not erased.',
  ],
  tested: {
    on: 'fake',
    what: 'its snippet 2.0, its documented calls and cookies; behind its real loader, @fullstory/browser 2.1.1',
  },
};
