import type { Recipient } from '../purpose/party.ts';
import type { Asked } from './asked.ts';
import type { Say, Texts, Values } from './texts.ts';

/** Who uses the data for itself decides with the site. GDPR art. 26. */
const isJoint = ({ role, ownPurpose }: Recipient): boolean => role === 'joint-controller' || !!ownPurpose;

/** What the sentences need of the parties: who asks, who receives, where. GDPR art. 13; CNIL 2020-092 §2.1. */
export const partiesInWords = (
  { controller, recipients = [], storage, unmask }: Asked,
  texts: Texts,
  say: Say,
): Values => {
  const { name, address, contact, dpo = contact } = controller;
  const list = (items: readonly string[]) => items.join(say('comma'));
  const place = ({ country }: { readonly country: string }) => texts[country] ?? country;
  const joint = recipients.filter(isJoint).map((party) => party.name);
  const others = recipients.filter((party) => !isJoint(party)).map((party) => party.name);
  const uses = recipients
    .flatMap((party) => (party.ownPurpose ? say('own', { party: party.name, purpose: party.ownPurpose }) : []))
    .join(' ');
  return {
    name,
    address,
    contact,
    dpo,
    // What the allow-list shows is not called masked. CNIL draft §43.
    masked: say(unmask?.length ? 'masked.some' : 'masked.all'),
    places: list(storage.map(place)),
    parties: list(recipients.map((party) => `${party.name} (${say(party.role)}, ${place(party)})`)) || say('none'),
    uses: uses || say('unused'),
    asks: `${say(joint[0] ? 'joint' : 'alone', { names: list([name, ...joint]) })} ${uses}`.trim(),
    // By name up to two, then by number: the list is one activation away.
    receives: others[2] ? `${others.length}` : list(others) || say('none'),
  };
};
