import type { Facts } from '../facts.ts';
import { type Section, table, text } from '../model.ts';
import type { Voice } from '../voice.ts';

/** Where each empty place stands: the title of its section, and what it asks for. */
const LEFT = [
  ['parties', 'parties.agency.internal'],
  ['parties', 'parties.agency.who'],
  ['purposes', 'purposes.why'],
  ['masking', 'masking.list'],
  ['retention', 'retention.backups'],
  ['security', 'security.who'],
  ['proof', 'proof.life.who'],
  ['audit', 'audit.result'],
  ['register', 'remaining.register'],
  ['assessment', 'remaining.assessment'],
  ['risks', 'remaining.risks'],
  ['lighter', 'remaining.lighter'],
] as const;

/** All that no configuration can know, in one place. */
export const remaining = (_: Facts, { say }: Voice): Section => ({
  id: 'remaining',
  title: say('remaining'),
  blocks: [
    text(say('remaining.lead')),
    table(
      say('remaining.caption'),
      [
        [say('col.section'), 28],
        [say('col.left'), 38],
        [say('col.answer'), 34],
      ],
      LEFT.map(([section, key]) => [say(section), say(key), null]),
    ),
  ],
});
