import type { Facts } from '../facts.ts';
import { type Section, text } from '../model.ts';
import type { Voice } from '../voice.ts';

/** Consent, and nothing else: GDPR art. 6(1)(a), 7; art. 82 of the French Data Protection Act. */
export const basis = ({ purposes }: Facts, { say }: Voice): Section => ({
  id: 'basis',
  title: say('basis'),
  blocks: [
    text(say('basis.consent')),
    text(say('basis.terminal')),
    text(say('basis.before')),
    ...(purposes.every((purpose) => purpose.replay) ? [] : [text(say('basis.held'))]),
    text(say('basis.each')),
    text(say('basis.proof')),
    text(say('basis.special', { pages: say('pages') })),
  ],
});
