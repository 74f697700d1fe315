import type { VendorFacts } from './vendor-facts.ts';

/** Datadog Real User Monitoring with its session replay. */
export const datadog: VendorFacts = {
  id: 'datadog',
  name: 'Datadog RUM & Session Replay',
  provider: { name: 'Datadog, Inc.', country: 'US', policy: 'https://www.datadoghq.com/legal/privacy/' },
  hosts: [
    '*.datadoghq.com',
    '*.datadoghq.eu',
    '*.ddog-gov.com',
    '*.datadoghq-browser-agent.com',
    'browser-intake-datadoghq.com',
    'browser-intake-us3-datadoghq.com',
    'browser-intake-us5-datadoghq.com',
    'browser-intake-ap1-datadoghq.com',
    'browser-intake-ap2-datadoghq.com',
    'browser-intake-datadoghq.eu',
    'browser-intake-ddog-gov.com',
    'browser-intake-us2-ddog-gov.com',
  ],
  trackers: [
    { name: '_dd_s_v2', store: 'cookie' },
    { name: '_dd_s', store: 'cookie' },
    { name: '_dd_s_v2', store: 'localStorage' },
    { name: '_dd_s', store: 'localStorage' },
    { name: '_dd_tab_id', store: 'sessionStorage' },
  ],
  beyond: [],
  stops: 'live',
  attributes: {
    mask: ['data-dd-privacy', 'mask'],
    unmask: ['data-dd-privacy', 'allow'],
    block: ['data-dd-privacy', 'hidden'],
  },
  measures: ['L1', 'L2', 'M3', 'I1', 'I3'],
  key: { what: 'the client token', pattern: '^pub[0-9a-f]{32}$' },
  traps: [
    'Its data goes to `browser-intake-…`, hosts beside its own domain: a list with `*.datadoghq.com` alone holds nothing.',
    'Its refusal sends what it still holds first: the guard is shut before.',
    'Ending the replay alone leaves its monitoring running: both are ended, and both are held while the purpose is off.',
    'Version 7 renamed its cookie to `_dd_s_v2`: lists with `_dd_s` alone are stale.',
    'The tag needs `applicationId` beside the client token, in `vendors.datadog.options`.',
    'M3 and I1 by its own settings: `defaultPrivacyLevel: "mask"` and `trackAnonymousUser: false`.',
  ],
  tested: { on: 'real', what: '@datadog/browser-rum 7.16.2' },
};
