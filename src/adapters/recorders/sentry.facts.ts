import type { VendorFacts } from './vendor-facts.ts';

/** Sentry's session replay. */
export const sentry: VendorFacts = {
  id: 'sentry',
  name: 'Sentry Session Replay',
  provider: { name: 'Functional Software, Inc.', country: 'US', policy: 'https://sentry.io/privacy/' },
  hosts: ['*.sentry.io', '*.sentry-cdn.com'],
  trackers: [{ name: 'sentryReplaySession', store: 'sessionStorage' }],
  beyond: [],
  stops: 'live',
  attributes: {
    mask: ['data-sentry-mask'],
    block: ['data-sentry-block'],
    ignore: ['data-sentry-ignore'],
  },
  measures: ['L1', 'L2', 'M3', 'I1'],
  key: { what: 'the public key of the project’s loader script', pattern: '^[0-9a-f]{32}$' },
  traps: [
    'Its own stop sends what it still holds, the click on the refusal with it: it is told not to, and the guard is shut before.',
    'To flush it once it is stopped starts a new recording: that is never done.',
    'Replay and error reports go to the same address: while the purpose is off, its error reports stay in the page as well.',
    'It has no attribute that lets text be readable: name what is to be unmasked in `replayIntegration({ unmask })`.',
    'M3 is its default, and cannot be lifted for passwords; text directly under a shadow root comes through all the same.',
  ],
  tested: { on: 'real', what: '@sentry/browser 11.12.0' },
};
