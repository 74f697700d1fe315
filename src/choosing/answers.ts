import type { Choice, Status } from '../consent/choice.ts';
import { encode, glance } from '../consent/remembered.ts';
import { readChoices, writeChoices } from '../platform/choice-cookie.ts';
import { now } from '../platform/clock.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import type { Wishes } from './choose.ts';

/** What is done with choices before the code that proves them is there: they live in the cookie alone. */

const STATUS = { grant: 'granted', refuse: 'refused', withdraw: 'withdrawn' } as const;

/** The choices in the cookie, as they stand: whether they count is seen once their proofs can be read. */
export const remembered = (page: Window): readonly Choice[] =>
  readChoices(page)
    .map(glance)
    .find(([first]) => first) ?? [];

export const statusIn = (choices: readonly Choice[], of: PurposeId): Status | undefined =>
  STATUS[choices.find(({ purpose }) => purpose === of)?.act as Choice['act']];

/** Writes what these wishes make of the choices before them; what is not named stays. Returns the time of it. */
export const amend = (
  page: Window,
  before: readonly Choice[],
  purposes: readonly PurposeId[],
  wishes: Wishes,
  { notice, terms }: Pick<Choice, 'notice' | 'terms'>,
  until: (at: number) => number,
): number => {
  const at = Math.max(now(), ...before.map((choice) => choice.at + 1));
  // One on other terms would pass for a choice on these.
  const acts = new Map(
    before.filter((choice) => choice.terms === terms).map((choice) => [choice.purpose, choice]),
  );
  for (const purpose of purposes) {
    const was = acts.get(purpose)?.act;
    const yes = wishes[purpose] === true;
    if (!was || yes !== (was === 'grant'))
      acts.set(purpose, {
        act: yes ? 'grant' : was ? 'withdraw' : 'refuse',
        ...{ purpose, at, notice, terms, choice: '' },
      });
  }
  writeChoices(page, encode([...acts.values()]), until(at));
  return at;
};
