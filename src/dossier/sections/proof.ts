import type { Facts } from '../facts.ts';
import { heading, list, type Section, terms, text } from '../model.ts';
import type { Voice } from '../voice.ts';

const HELD = ['act', 'asked', 'who', 'measures', 'outcome', 'signature'] as const;

/** What is kept of a choice, and what is not. GDPR art. 7(1); CNIL 2020-092 art. 3. */
export const proof = ({ configuration, proofs }: Facts, { say, duration }: Voice): Section => ({
  id: 'proof',
  title: say('proof'),
  blocks: [
    text(say('proof.lead')),
    heading(say('proof.holds')),
    list(HELD.map((part) => say(`proof.holds.${part}`, { inProofs: configuration.inProofs }))),
    heading(say('proof.lacks')),
    text(say('proof.lacks.is')),
    text(say('proof.log')),
    text(say('proof.life', { retention: duration(proofs.retention) })),
    terms([[say('proof.life.who'), proofs.why ?? null]]),
  ],
});
