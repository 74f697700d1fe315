import type { Facts } from '../facts.ts';
import { type Section, table, text } from '../model.ts';
import type { Voice } from '../voice.ts';
import { quotedTitle, titleOf } from './naming.ts';

const MEANS = ['heat', 'events', 'surveys', 'demand'] as const;

/** When less than a replay would do. GDPR art. 5(1)(c). */
export const lighter = ({ purposes }: Facts, voice: Voice): Section => {
  const { say, list } = voice;
  const others = purposes.filter((purpose) => !purpose.replay);
  return {
    id: 'lighter',
    title: say('lighter'),
    blocks: [
      text(say('lighter.lead')),
      table(
        say('lighter.caption'),
        [
          [say('col.means'), 22],
          [say('col.enough'), 44],
          [say('col.takes'), 34],
        ],
        MEANS.map((means) => [
          say(`lighter.${means}`),
          say(`lighter.${means}.enough`),
          say(`lighter.${means}.takes`),
        ]),
      ),
      ...(others.length
        ? [text(say('lighter.also', { purposes: list(others.map((each) => quotedTitle(each, voice))) }))]
        : []),
      table(
        say('lighter.answer.caption'),
        [
          [say('col.purpose'), 34],
          [say('lighter.answer'), 66],
        ],
        purposes.filter((purpose) => purpose.replay).map((purpose) => [titleOf(purpose, voice), null]),
      ),
    ],
  };
};
