import type { Facts } from '../facts.ts';
import { list, type Section, terms } from '../model.ts';
import type { Voice } from '../voice.ts';
import { placeOf } from './naming.ts';

/** Who can reach what, where it lies, and what names a visitor. GDPR art. 32; CNIL draft §44, §48. */
export const security = ({ storage, secure, collector }: Facts, voice: Voice): Section => {
  const { say } = voice;
  return {
    id: 'security',
    title: say('security'),
    blocks: [
      list([
        say('security.places', { places: voice.list(storage.map((place) => placeOf(place, voice))) }),
        say(secure ? 'security.transport' : 'security.no-transport', { collector }),
        say('security.rest'),
        say('security.roles'),
        say('security.log'),
        say('security.player'),
        say('security.link'),
        say('security.address'),
      ]),
      terms([[say('security.who'), null]]),
    ],
  };
};
