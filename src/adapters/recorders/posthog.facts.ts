import type { VendorFacts } from './vendor-facts.ts';

/** PostHog: replay and analytics in one. */
export const posthog: VendorFacts = {
  id: 'posthog',
  name: 'PostHog',
  provider: { name: 'PostHog Inc.', country: 'US', policy: 'https://posthog.com/privacy' },
  hosts: ['*.posthog.com'],
  trackers: [
    { name: 'ph_*_posthog', store: 'cookie' },
    { name: 'ph_*_posthog', store: 'localStorage' },
    { name: 'ph_*_posthog', store: 'sessionStorage' },
    { name: 'ph_*_window_id', store: 'sessionStorage' },
    { name: 'ph_*_primary_window_exists', store: 'sessionStorage' },
    { name: 'ph_*_session_registered_properties', store: 'sessionStorage' },
    { name: '__ph_opt_in_out_*', store: 'localStorage', keep: true },
    { name: '__ph_opt_in_out_*', store: 'cookie', keep: true },
  ],
  beyond: [],
  stops: 'live',
  attributes: {},
  measures: ['L1', 'L2', 'M3', 'I1', 'I2', 'I3'],
  key: { what: 'the project’s API key', pattern: '^phc_[A-Za-z0-9]{20,60}$' },
  traps: [
    'Its refusal is one key, `__ph_opt_in_out_<token>`: purged with the rest it counts as agreed again, and everything comes back; it is kept.',
    'Its `reset` forgets the refusal as well, and the recording is back on: it is never called.',
    'Ending the recording alone leaves its analytics running: both are ended, and both are held while the purpose is off.',
    'Loaded with `opt_out_capturing_by_default` it still writes its cookie and its storage before any choice: it is not loaded before the yes.',
    'Read before any guard, in a bundle of the site’s own, it keeps the page’s own `fetch`, and sends by it what it has held back for seconds: it is told to send by XMLHttpRequest, which the guard sees.',
    'Masked text and blocked elements go by its classes `ph-mask` and `ph-no-capture`, not by attributes: ours are not mapped.',
    'Left to itself it sends the page’s text as it stands, and its cookie lives a year: M3 and I1 are `session_recording: { maskAllInputs: true, maskTextSelector: "*" }` and `persistence: "sessionStorage"`. Témoin’s own tag says so, unless `options` says otherwise; your own code has to, or the proof claims what is not so.',
  ],
  tested: { on: 'real', what: 'posthog-js 1.449.2' },
};
