import { CONSENT_TYPES } from '../../consent-mode/types.ts';
import type { CmpFacts } from './cmp-facts.ts';

export const googleConsentMode: CmpFacts = {
  id: 'google-consent-mode',
  name: 'Google Consent Mode',
  holds: 'never',
  lumped: CONSENT_TYPES,
  steps: [
    'Leave Consent Mode as your CMP sets it: its signals are fixed, and none of them is replay.',
    'Name it in `temoin.json` with an empty `map` where Témoin has no adapter for the CMP behind it: Témoin asks for replay alone, once the CMP has said something.',
  ],
  traps: [
    'It is a signal and no CMP: nothing is inferred from it, nothing is written to it, and it has no dialog to open.',
    'A granted `analytics_storage` starts Microsoft Clarity by itself where its tag is in the page: the tag has to be held back by Témoin, whatever Consent Mode says.',
    'While something is denied by default and no update has come, the platform behind is taken to be asking, and Témoin waits: a platform that never sends an update keeps Témoin’s question away.',
    'A data layer under another name than `dataLayer` is not seen, unless Google’s own record (`google_tag_data.ics`, which is not documented) tells of it.',
  ],
  tested: {
    on: 'fake',
    what: 'a fake of the documented `gtag("consent", …)` calls; no tag of Google’s was run',
  },
  docs: 'https://developers.google.com/tag-platform/security/guides/consent',
};
