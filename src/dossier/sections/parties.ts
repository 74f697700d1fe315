import type { Facts } from '../facts.ts';
import { code, heading, type Section, table, terms, text } from '../model.ts';
import type { Voice } from '../voice.ts';
import { addressOf, placeOf } from './naming.ts';

/** GDPR art. 13(1)(a) and (e), 26, 28; who else there is, the controller adds. */
export const parties = (facts: Facts, voice: Voice): Section => {
  const { say, list } = voice;
  const { controller, recipients, site } = facts;
  const { name, address, contact, dpo, policy } = controller;
  const joint = recipients.filter((party) => party.joint).map((party) => party.name);
  const processors = recipients.filter((party) => !party.joint && party.role === 'processor');
  return {
    id: 'parties',
    title: say('parties'),
    blocks: [
      heading(say('parties.controller')),
      terms([
        [say('parties.name'), name],
        [say('parties.address'), address],
        [say('parties.contact'), contact],
        [say('parties.dpo'), dpo ?? say('parties.no-dpo')],
        [say('parties.policy'), policy ? code(addressOf(policy, site)) : say('never')],
        [say('parties.agency.internal'), null],
      ]),
      heading(say('parties.recipients')),
      recipients.length
        ? table(
            say('parties.caption'),
            [
              [say('col.name'), 24],
              [say('col.role'), 18],
              [say('col.country'), 18],
              [say('col.own'), 20],
              [say('col.policy'), 20],
            ],
            recipients.map((party) => [
              party.name,
              say(`role.${party.role}`),
              placeOf(party, voice),
              party.ownPurpose ?? say('never'),
              party.policy ? code(addressOf(party.policy, site)) : say('never'),
            ]),
            true,
          )
        : text(say('parties.no-recipients')),
      ...(joint.length ? [text(say('parties.joint', { names: list(joint), controller: name }))] : []),
      ...(processors.length
        ? [text(say('parties.processors', { names: list(processors.map((party) => party.name)) }))]
        : []),
      text(say('parties.agency')),
      terms([[say('parties.agency.who'), null]]),
    ],
  };
};
