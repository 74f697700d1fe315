import type { CmpFacts } from './cmp-facts.ts';

export const tarteaucitron: CmpFacts = {
  id: 'tarteaucitron',
  name: 'tarteaucitron.js',
  holds: 'code',
  steps: [
    'Declare a service of its own once `tarteaucitron.services` is there: `tarteaucitron.services.replay = { key: "replay", type: "other", name, uri, readmoreLink, needConsent: true, cookies: [], js() {}, fallback() {} }`.',
    'Add it to what is asked: `(tarteaucitron.job = tarteaucitron.job || []).push("replay")`.',
    'Keep `highPrivacy: true` and `serviceDefaultState: "wait"`: with others it answers in the visitor’s place, and nothing is inferred.',
    'Name the key in `temoin.json`: the service’s `key`.',
  ],
  traps: [
    'Its services come in a file of their own, some time after `init()`.',
    'It writes `!replay=wait` into its cookie before any answer.',
    '`fallback()` is not called at a withdrawal, only at load.',
    'A withdrawal in it reloads the page when its panel closes.',
    'Keys are looked for in its cookie as parts of words: choose one that is not the end of another.',
    'Loaded twice after the page has loaded, its buttons no longer answer: nothing is inferred.',
    'For half a second after it has loaded its buttons do nothing, and a service that is added later makes those of its kind deaf for good: what is pressed for a key of the map is heard all the same.',
    'A withdrawal in one tab is not known to `tarteaucitron.state` of another; its cookie is.',
  ],
  tested: { on: 'real', what: 'tarteaucitronjs 1.34.0 from npm, in Chromium' },
  docs: 'https://tarteaucitron.io/en/install/',
};
