import type { Facts } from '../facts.ts';
import { code, heading, type Section, table, terms, text } from '../model.ts';
import type { Voice } from '../voice.ts';

const MARKS = ['unmask', 'mask', 'block', 'ignore'] as const;

/** Masked is the rule; what may be read is listed, with its reason. CNIL draft §43, §48. */
export const masking = ({ unmask }: Facts, { say }: Voice): Section => ({
  id: 'masking',
  title: say('masking'),
  blocks: [
    text(say('masking.lead')),
    ...(unmask.length
      ? [
          text(say('masking.some')),
          table(
            say('masking.caption'),
            [
              [say('col.selector'), 28],
              [say('col.why'), 42],
              [say('col.confirmed'), 30],
            ],
            unmask.map(({ selector, why }) => [code(selector), why ?? say('masking.unexplained'), null]),
          ),
        ]
      : [text(say('masking.none'))]),
    text(say('masking.still')),
    heading(say('masking.attributes')),
    text(say('masking.attributes.lead')),
    table(
      say('masking.attributes.caption'),
      [
        [say('col.mark'), 34],
        [say('col.effect'), 66],
      ],
      MARKS.map((mark) => [code(`data-temoin-${mark}`), say(`mark.${mark}`)]),
      true,
    ),
    terms([[say('masking.list'), null]]),
  ],
});
