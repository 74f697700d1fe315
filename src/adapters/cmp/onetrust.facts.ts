import type { CmpFacts } from './cmp-facts.ts';

export const onetrust: CmpFacts = {
  id: 'onetrust',
  name: 'OneTrust',
  holds: 'console',
  lumped: ['c0001', 'c0002', 'c0003', 'c0004', 'c0005'],
  steps: [
    'In OneTrust Cookie Consent, open Categorizations, then Categories, and add a category with the title and the description below; its id (C0007, say) is the key.',
    'Set its status to Inactive (opt-in) in every consent model of your geolocation rules, never Always Active nor Inactive Landing Page.',
    'Put the recorder’s cookies into it, and into no other category.',
    'Show it on its own in the preference center, then publish the script with “Require re-consent”, so that those who answered before are asked.',
  ],
  traps: [
    'Before the alert box is closed by an answer the active groups are defaults: the cookie `OptanonAlertBoxClosed` and `IsAlertBoxClosed()` have to say so both.',
    '`window.OneTrust` may first be a configuration without methods: the four methods that are needed, and the active groups, are waited for.',
    '`OptanonWrapper` is left alone, whoever has set it: Témoin listens to `OneTrustGroupsUpdated` and `OTConsentApplied`, which also fire at each load and are no acts.',
    'A category that is added later without a new question takes its default for those who answered before: in an opt-out model that default would look like a yes.',
    'A banner whose close button counts as an acceptance (implied consent) makes a yes that is none: switch that off.',
    'The five standard categories (C0001 to C0005) lump replay with other things: nothing is inferred from them.',
    'Unverified on a real account: that `UpdateConsent` takes several categories at once and updates `OnetrustActiveGroups` before it returns, and what it does to a box that is still open.',
  ],
  tested: {
    on: 'fake',
    what: 'a fake written from the documented API and cookies seen in public; no code of OneTrust’s was run',
  },
  docs: 'https://developer.onetrust.com/onetrust/docs/javascript-events-guide',
};
