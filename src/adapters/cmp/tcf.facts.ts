import type { CmpFacts } from './cmp-facts.ts';

export const tcf: CmpFacts = {
  id: 'tcf',
  name: 'IAB TCF',
  holds: 'console',
  steps: [
    'In the CMP’s console, make a custom purpose of the publisher for each replay purpose, with Témoin’s title and description.',
    'Publish, and find the number that the CMP gives to each: 1 for the first one, as `TCData.publisher.customPurpose.consents` shows it after a yes.',
    'Write that number as text into the map: `"map": { "replay.experience": "1" }`.',
    'Do not change the order of custom purposes afterwards: only their numbers are in a TC string.',
  ],
  traps: [
    'A number of the map is that of a custom purpose of the publisher: the standard purposes 1 to 11 cannot be named, since none of them covers replay.',
    'A refusal above the highest number granted is absent from TCData: it is told from “never asked” only by the publisher segment of the TC string, without which a refusal reads as undecided.',
    'The TCF has no command that writes: a no said to Témoin stands in Témoin and is not in the CMP, which goes on saying yes until the visitor changes it there.',
    'The TCF has no command that opens the CMP’s dialog: `displayConsentUi` is a custom that many CMPs share, and where a CMP lacks it the site needs a link of its own.',
    'Where `gdprApplies` is not true nothing is inferred, and Témoin does not take it for a yes.',
    'The TC string is not kept in the proof, which names CMP id, CMP version and policy version; its dates have no time of day.',
    'In a frame below the CMP’s window Témoin asks each second as well, since the IAB’s stub 1.5.21 answers a frame’s call only if it can at once.',
    'CmpApi of the IAB calls nobody back before its first update, so that the page waits for the CMP until then.',
  ],
  tested: {
    on: 'real',
    what: 'the IAB’s own @iabtechlabtcf/stub and @iabtechlabtcf/cmpapi 1.5.21, in the same window and behind a locator frame',
  },
  docs: 'https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework/blob/master/TCFv2/IAB%20Tech%20Lab%20-%20CMP%20API%20v2.md',
};
