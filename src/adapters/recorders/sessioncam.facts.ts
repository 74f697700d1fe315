import type { VendorFacts } from './vendor-facts.ts';

export const sessioncam: VendorFacts = {
  id: 'sessioncam',
  name: 'SessionCam (Glassbox)',
  provider: { name: 'Glassbox Ltd', country: 'IL', policy: 'https://www.glassbox.com/privacy-policy/' },
  hosts: [
    '*.sessioncam.com',
    'd2oh4tlt9mrke9.cloudfront.net',
    '*.glassboxdigital.io',
    '*.gbqofs.com',
    '*.gbqofs.io',
  ],
  trackers: [
    { name: 'sc.ASP.NET_SESSIONID', store: 'cookie' },
    { name: 'sc.UserId', store: 'cookie' },
    { name: 'sc.Status', store: 'cookie' },
    { name: '_cls_v', store: 'cookie' },
    { name: '_cls_s', store: 'cookie' },
  ],
  beyond: [],
  stops: 'reload',
  attributes: {},
  measures: ['L1'],
  traps: [
    'Nothing is documented that stops it: the page is loaded anew, once.',
    'Hosts and cookies are read from public sites, not from its documentation: look at your own pages, and name what is missing in `vendors.sessioncam.hosts` and in the purpose’s `trackers`.',
    '`_cls_cfgver`, `_cls_e`, `_cls_subs` and keys `sc.*` in localStorage have one source or none, and are not erased.',
    'Its installations often send to a host of the site’s own.',
  ],
  tested: { on: 'fake', what: 'globals, hosts and cookies seen in public sites' },
};
