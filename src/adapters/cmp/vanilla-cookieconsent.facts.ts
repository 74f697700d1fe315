import type { CmpFacts } from './cmp-facts.ts';

export const vanillaCookieconsent: CmpFacts = {
  id: 'vanilla-cookieconsent',
  name: 'vanilla-cookieconsent',
  holds: 'code',
  steps: [
    'Add a category of its own to the configuration: `categories: { replay: {} }`, neither `enabled` nor `readOnly`.',
    'Add a section for it to the preferences of every language: `{ title, description, linkedCategory: "replay" }`.',
    'Raise `revision` by one, so that visitors who answered before are asked about it.',
    'Let the page reach it: `window.CookieConsent = CookieConsent` where it is imported as a module.',
    'Name the key in `temoin.json`: `"replay"`, or `"category/service"` for one service of a category.',
  ],
  traps: [
    'It hides itself from `navigator.webdriver` and from robots unless `hideFromBots` is false: a test sees no banner.',
    'Loaded twice, the second global never runs: only the first answers.',
    '`acceptCategory` with a list accepts every service of each category in it, also those that were refused.',
    '`acceptService` accepts again what is `enabled` by default and was refused, until the preferences were opened once.',
    'A tab does not hear what another has answered: Témoin tells it before anybody presses anything, but it has no call for a category of which some services are accepted and others not. Give replay a category of its own.',
    '`autoClear` empties no web storage.',
  ],
  tested: { on: 'real', what: 'vanilla-cookieconsent 3.1.0 from npm, in Chromium' },
  docs: 'https://cookieconsent.orestbida.com/reference/api-reference.html',
};
