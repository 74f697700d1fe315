import type { VendorFacts } from './vendor-facts.ts';

/** Nothing public is known of it: a vendor whose hosts and trackers the site names itself. */
export const clairvio: VendorFacts = {
  id: 'clairvio',
  name: 'Clairvio',
  // Neither seat nor policy is public: `ZZ` is no country.
  provider: { name: 'Clairvio', country: 'ZZ', policy: '' },
  hosts: [],
  trackers: [],
  beyond: [],
  stops: 'reload',
  attributes: { mask: ['data-clairvio-mask'] },
  measures: ['L1'],
  traps: [
    'Nothing of its code or documentation is public: name its hosts in `vendors.clairvio.hosts` and its trackers in the purpose, else nothing is held back and nothing erased.',
    'Nothing is known that stops it: the page is loaded anew, once.',
    'This adapter serves any vendor that has none of its own.',
  ],
  tested: { on: 'fake', what: 'an invented recorder with hosts and trackers named by the site' },
};
