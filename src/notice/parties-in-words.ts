import type { Recipient } from '../purpose/party.ts';
import type { Asked } from './asked.ts';
import { othersOf } from './others-of.ts';
import type { Say, Values } from './texts.ts';

/** Who uses the data for itself decides with the site. GDPR art. 26. */
export const isJoint = ({ role, ownPurpose }: Recipient): boolean =>
  role === 'joint-controller' || !!ownPurpose;

/** What the first layer needs of the parties: who asks, who receives. GDPR art. 13; CNIL 2020-092 §2.1. */
export const partiesInWords = (asked: Asked, say: Say): Values => {
  const { controller, recipients = [], unmask } = asked;
  const { name } = controller;
  const list = (items: readonly string[]) => items.join(say('comma'));
  const joint = recipients.filter(isJoint).map((party) => party.name);
  const others = recipients.filter((party) => !isJoint(party)).map((party) => party.name);
  const uses = recipients
    .flatMap((party) =>
      party.ownPurpose ? say('own', { party: party.name, purpose: party.ownPurpose }) : [],
    )
    .join(' ');
  return {
    name,
    uses,
    // What the allow-list shows is not called masked, and of a recorder that is not ours nothing is. CNIL draft §43.
    masked: asked.purposes.some((purpose) => purpose.limitation && othersOf(purpose, asked)[0])
      ? ''
      : say(unmask?.length ? 'masked.some' : 'masked.all'),
    asks: `${say(joint[0] ? 'joint' : 'alone', { names: list([name, ...joint]) })} ${uses}`.trim(),
    // By name up to two, then by number: the list is one activation away.
    receives: others[2] ? `${others.length}` : list(others) || say('none'),
  };
};
