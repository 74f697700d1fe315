import type { PurposeId } from '../purpose/purpose.ts';
import type { Choice, Status, Statuses } from './choice.ts';
import { statusAt, type Terms } from './status-at.ts';

/** What this page knows of the visitor's choices. */
export interface Consent {
  status(purpose: PurposeId): Status;
  statuses(): Statuses;
  /** The choice that a purpose's status rests on. */
  last(purpose: PurposeId): Choice | undefined;
  choices(): readonly Choice[];
  /** Replaces the purposes' choices. */
  take(choices: readonly Choice[]): void;
  /** No choice is known for this purpose any more. */
  forget(purpose: PurposeId): void;
}

export const createConsent = (purposes: readonly PurposeId[], terms: Terms, now: () => number): Consent => {
  const known = new Map<PurposeId, Choice>();
  const status = (purpose: PurposeId): Status => {
    const choice = known.get(purpose);
    return choice ? statusAt([choice], purpose, now(), terms) : 'unasked';
  };
  return {
    status,
    statuses: () => Object.fromEntries(purposes.map((purpose) => [purpose, status(purpose)])),
    last: (purpose) => known.get(purpose),
    choices: () => [...known.values()],
    take(choices) {
      for (const choice of choices) if (purposes.includes(choice.purpose)) known.set(choice.purpose, choice);
    },
    forget: (purpose) => void known.delete(purpose),
  };
};
