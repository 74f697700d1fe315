import type { CmpFacts } from './cmp-facts.ts';

export const orejime: CmpFacts = {
  id: 'orejime',
  name: 'Orejime',
  holds: 'code',
  steps: [
    'Add a purpose of its own to `purposes`: `{ id: "replay", title, description, cookies: [] }`.',
    'Leave `isMandatory`, `isExempt` and `default: true` away from it: a default is no answer.',
    'Name the key in `temoin.json`: the purpose’s `id`. A purpose that is new asks everybody again.',
  ],
  traps: [
    'Its cookie holds defaults as if they had been answered, once anything has been: before the visitor’s own answer no single one can be written.',
    'A consent cookie that is spoilt stops it (`SyntaxError`), and its banner never appears.',
    'A listener that throws leaves it asking.',
    'It does not say its version, nor when it was answered, and keeps no reference.',
    'A tab does not hear what another has answered.',
  ],
  tested: { on: 'real', what: 'orejime 3.2.1 from npm, in Chromium' },
  docs: 'https://orejime.boscop.fr',
};
