import type { VendorFacts } from './vendor-facts.ts';

export const mouseflow: VendorFacts = {
  id: 'mouseflow',
  name: 'Mouseflow',
  provider: {
    name: 'Mouseflow ApS',
    country: 'DK',
    policy: 'https://mouseflow.com/legal/company/privacy-policy/',
  },
  hosts: ['*.mouseflow.com'],
  trackers: [
    { name: 'mf_user', store: 'cookie' },
    // `mf_` and the site's id, which is a UUID: other people's cookies begin with `mf_` as well.
    { name: 'mf_*-*-*-*-*', store: 'cookie' },
    { name: 'mf_optout', store: 'cookie', keep: true },
  ],
  beyond: [],
  optOut: 'https://mouseflow.com/opt-out/',
  stops: 'live',
  attributes: { mask: ['class', 'mf-masked'], block: ['class', 'mf-excluded'] },
  measures: ['L1', 'I3'],
  key: { what: 'the website id', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' },
  traps: [
    '`mouseflow.stop()` was not measured on real code.',
    'Its opt-out page sets a cookie on mouseflow.com, which no script of the site can see.',
    'Keys `mf_*` in localStorage, named by one list, are not erased: its own page says that it stores nothing there.',
  ],
  tested: {
    on: 'fake',
    what: 'its tag, its published cookies, calls seen in public sites; behind its real loader, react-mouseflow 1.0.4',
  },
};
