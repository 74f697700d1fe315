import type { VendorFacts } from './vendor-facts.ts';

export const logrocket: VendorFacts = {
  id: 'logrocket',
  name: 'LogRocket',
  provider: { name: 'LogRocket, Inc.', country: 'US', policy: 'https://logrocket.com/privacy' },
  hosts: [
    '*.logrocket.com',
    '*.logrocket.io',
    '*.lr-ingest.com',
    '*.lr-ingest.io',
    '*.lr-in.com',
    '*.lr-in-prod.com',
    '*.lr-intake.com',
    '*.ingest-lr.com',
    '*.intake-lr.com',
    '*.lgrckt-in.com',
    '*.logr-in.com',
    '*.logr-ingest.com',
    '*.lrkt-in.com',
  ],
  trackers: [
    { name: '_lr_tabs_*', store: 'cookie' },
    { name: '_lr_hb_*', store: 'cookie' },
    { name: '_lr_uf_*', store: 'cookie' },
    { name: '_lr_*', store: 'localStorage' },
  ],
  beyond: [],
  stops: 'reload',
  attributes: { mask: ['data-private'], block: ['data-private'] },
  measures: ['L1', 'M3'],
  key: { what: 'organisation and application, as in `acme/shop`', pattern: '^[\\w-]+/[\\w-]+$' },
  traps: [
    'Its package fetches the recorder as soon as it is imported: import it in the function that you register, never at the top of a file.',
    'Its `uninstall()` is undocumented and was not measured: the page is loaded anew, once.',
    'M3 is asked for by our own tag only: text, fields and pictures sanitised, console and network off; a site that calls `init` itself has to say the same.',
    '`data-public` reveals what is typed into fields, so nothing of ours is mapped to it.',
  ],
  tested: {
    on: 'fake',
    what: 'its documented options and published hosts; behind its real loader, logrocket 12.4.0',
  },
};
