import type { CmpFacts } from './cmp-facts.ts';

export const usercentrics: CmpFacts = {
  id: 'usercentrics',
  name: 'Usercentrics',
  holds: 'console',
  steps: [
    'In the Usercentrics Admin Interface, open Service Settings, then Data Processing Services, and add a custom service with the title and the description below.',
    'Give it a category of its own, not marked essential, with the default consent off.',
    'Its template id (or its name) is the key.',
    'Publish the configuration with a new major version, so that those who answered before are asked.',
  ],
  traps: [
    'Version 3 (`window.__ucCmp`) is taken where it is there, else version 2 (`window.UC_UI`): one name in `temoin.json` serves both.',
    'A service counts as answered only where Usercentrics marks its consent EXPLICIT; what it grants or denies by itself is IMPLICIT.',
    'An essential service is on without an answer: nothing is taken from it.',
    'The list `consent.serviceIds` names the accepted or the denied ones, whichever is shorter: it is not read.',
    'Writing saves all services as they stand: while Usercentrics still needs an answer nothing is written, since its own question would be settled with it.',
    '`saveConsents()` may fail: what was written is read again, and a difference is an error.',
    'Unverified on a real account: whether `updateServicesConsents` wants `id` (the documentation) or `templateId` (the types of @nuxt/scripts), the shape of a history entry in version 2, and whether `UC_CONSENT` always follows `saveConsents`.',
  ],
  tested: {
    on: 'fake',
    what: 'two fakes, one a version, written from the documented APIs; no code of Usercentrics’ was run',
  },
  docs: 'https://usercentrics.com/docs/web/features/api/control-functionality/',
};
