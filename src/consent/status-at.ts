import type { PurposeId } from '../purpose/purpose.ts';
import type { Choice, Status } from './choice.ts';

export interface Terms {
  /** Digest of what is asked now: a choice on other terms no longer counts. */
  readonly terms: string;
  /** Until when a choice made at this time counts, in milliseconds. */
  readonly until: (at: number) => number;
}

/** A clock may be set back a little between two pages; more than this is from the future. */
const SKEW = 60_000;

/** Is this a yes that nobody can have given yet? A no counts, whatever the clock says. */
export const isUntimely = ({ act, at }: Pick<Choice, 'act' | 'at'>, now: number): boolean =>
  act === 'grant' && !(at <= now + SKEW);

const STATUS = { grant: 'granted', refuse: 'refused', withdraw: 'withdrawn' } as const;

/**
 * The state that a fold of choices gives a purpose. The latest choice counts, and of two at once the no.
 * A yes from the future is none (GDPR art. 7(1)); a choice that is too old, or on other terms, has expired.
 */
export const statusAt = (
  choices: readonly Choice[],
  purpose: PurposeId,
  now: number,
  { terms, until }: Terms,
): Status => {
  let last: Choice | undefined;
  for (const choice of choices) {
    if (choice.purpose !== purpose || isUntimely(choice, now)) continue;
    if (!last || choice.at > last.at || (choice.at === last.at && choice.act !== 'grant')) last = choice;
  }
  if (!last) return 'unasked';
  return last.terms === terms && now < until(last.at) ? STATUS[last.act] : 'expired';
};
