import type { Facts } from '../facts.ts';
import { note, type Section, text } from '../model.ts';
import type { Voice } from '../voice.ts';

/** A draft is called a draft. */
export const rules = ({ ruleset: { id, dated } }: Facts, { say, date }: Voice): Section => ({
  id: 'rules',
  title: say('rules'),
  blocks: [
    text(say('rules.draft', { id, dated: date(dated) })),
    text(say('rules.adopted')),
    note(say('rules.claim')),
  ],
});
