import type { VendorFacts } from './vendor-facts.ts';

export const inspectlet: VendorFacts = {
  id: 'inspectlet',
  name: 'Inspectlet',
  provider: { name: 'Inspectlet', country: 'US', policy: 'https://www.inspectlet.com/legal' },
  // The last one took its WebSocket in older tags.
  hosts: ['*.inspectlet.com', 'inspectletws.herokuapp.com'],
  trackers: [
    { name: '__insp_*', store: 'cookie' },
    { name: '__insp_norec_sess', store: 'cookie', keep: true },
  ],
  beyond: [],
  optOut: 'https://www.inspectlet.com/optout',
  stops: 'reload',
  attributes: { mask: ['class', 'inspectlet-sensitive'] },
  measures: ['L1'],
  key: { what: 'the website id', pattern: '^\\d{4,15}$' },
  traps: [
    'It has no call that stops it: the page is loaded anew, once.',
    '`__insp_norec_sess` says that a session is not recorded: it stays, although `__insp_*` fits it.',
    'What is typed is recorded unless the field is marked as sensitive.',
  ],
  tested: {
    on: 'fake',
    what: 'its snippet and its published cookies; behind its real loader, inspectlet-es 1.0.6',
  },
};
