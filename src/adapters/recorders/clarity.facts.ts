import type { VendorFacts } from './vendor-facts.ts';

/** Microsoft Clarity. */
export const clarity: VendorFacts = {
  id: 'clarity',
  name: 'Microsoft Clarity',
  provider: {
    name: 'Microsoft Corporation',
    country: 'US',
    policy: 'https://privacy.microsoft.com/privacystatement',
  },
  reuse:
    'Microsoft uses what Clarity gathers for its own products and its advertising, under its own privacy statement: by Clarity’s terms the site has to tell visitors that both of them collect and use it.',
  hosts: ['*.clarity.ms', 'c.bing.com'],
  trackers: [
    { name: '_clck', store: 'cookie' },
    { name: '_clsk', store: 'cookie' },
    { name: '_cltk', store: 'sessionStorage' },
  ],
  beyond: [
    'CLID @www.clarity.ms',
    'MUID @.clarity.ms',
    'MUID @.bing.com',
    'ANONCHK @.c.clarity.ms',
    'MR @.c.clarity.ms',
    'SM @.c.clarity.ms',
  ],
  optOut: 'https://choice.microsoft.com/opt-out',
  stops: 'live',
  attributes: {
    mask: ['data-clarity-mask', 'true'],
    unmask: ['data-clarity-unmask', 'true'],
  },
  measures: ['L1', 'L2', 'M3', 'I3'],
  key: { what: 'the project’s id at Clarity', pattern: '^[a-z0-9]{6,20}$' },
  traps: [
    'Its own refusal (`consentv2` denied) clears its cookies and starts it again without them after 250 ms: it is never called; it is stopped instead.',
    'It starts again by itself when a page comes out of the back/forward cache: while it is off, that event is kept from it, and from every listener after ours.',
    'Loaded before a choice it records without cookies: it is not loaded before the yes.',
    'It follows Google Consent Mode: a banner that grants `analytics_storage` grants Clarity’s cookies as well.',
    'Even with all content masked, the page’s title and address and the text of uncaught errors leave.',
    'It does not start where the browser sends Global Privacy Control.',
    'Where a site has set an upload address of its own, that cannot be read from it: name it in `vendors.clarity.hosts`.',
  ],
  tested: {
    on: 'real',
    what: 'clarity-js 0.8.70, the code of the tag without the project’s settings; behind its real loader too, @microsoft/clarity 1.0.2',
  },
};
