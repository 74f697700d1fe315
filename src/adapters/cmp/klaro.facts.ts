import type { CmpFacts } from './cmp-facts.ts';

export const klaro: CmpFacts = {
  id: 'klaro',
  name: 'Klaro!',
  holds: 'code',
  steps: [
    'Add a service of its own to the configuration: `{ name: "replay", purposes: ["replay"], default: false }`.',
    'Give it a title and a description in `translations`, for every language.',
    'Leave `required`, `optOut` and `default: true` away from it: a default is no answer.',
    'Name the key in `temoin.json`: the service’s `name`. A service that is new asks everybody again.',
  ],
  traps: [
    'Its callbacks fire once with false at each load, before anybody has answered.',
    'A switch in its dialog changes `consents` at once, before it is saved: what is saved is read instead.',
    'Its first answer is one for all services: before it, no single one can be written.',
    'Loaded twice, it has two managers that do not know of each other.',
    'A consent cookie that is spoilt stops it, and its banner never appears.',
    'Its default bundle does not show under a strict `style-src`.',
  ],
  tested: { on: 'real', what: 'klaro 0.7.22 from npm, in Chromium' },
  docs: 'https://klaro.org/docs/api/js_api',
};
