import type { VendorFacts } from './vendor-facts.ts';

/** A site's own rrweb, sent to a place of its own. */
export const rrweb: VendorFacts = {
  id: 'rrweb',
  name: 'rrweb',
  provider: {
    name: 'rrweb contributors',
    country: 'US',
    policy: 'https://github.com/rrweb-io/rrweb',
  },
  hosts: [],
  trackers: [],
  beyond: [],
  stops: 'live',
  attributes: {},
  measures: ['L1', 'L2', 'I1', 'I2', 'I3'],
  traps: [
    'It writes nothing on the terminal and sends nothing: where its events go is said in `vendors.rrweb.hosts`, and what the site’s code remembers in the purpose’s `trackers`.',
    'It goes on emitting after its own stop when a frame of the same origin is loaded anew: only the guard over `hosts` holds that back.',
    'Each start and stop in one page leaves about 230 kB of memory behind: after a withdrawal it starts again on the next page.',
    'Its strictest masking leaves attributes, class names, addresses and style sheets readable: it is not held to M3.',
    'What the site’s own code gathered and has not sent yet is that code’s to throw away: let the function handed over do it.',
  ],
  tested: { on: 'real', what: '@rrweb/record 2.1.6' },
};
