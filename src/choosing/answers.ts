import type { Act, Status, Via } from '../consent/choice.ts';
import { encode } from '../consent/remembered.ts';
import { writeChoices } from '../platform/choice-cookie.ts';
import { now } from '../platform/clock.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import type { Wishes } from './choose.ts';

/** What was answered on a page before the code that keeps choices was there. */
export interface Answers {
  status(purpose: PurposeId): Status | undefined;
  /** Cookie and status are set before it returns. */
  take(wishes: Wishes, via: Via): void;
  /** To be given to `Core.choose`, in this order. */
  readonly given: readonly (readonly [wishes: Wishes, via: Via, at: number])[];
}

const STATUS = { grant: 'granted', refuse: 'refused', withdraw: 'withdrawn' } as const;

export const answers = (
  ids: readonly PurposeId[],
  digests: { readonly notice: string; readonly terms: string },
  page: Window,
  until: (at: number) => number,
): Answers => {
  const acts = new Map<PurposeId, readonly [Act, number]>();
  const given: [Wishes, Via, number][] = [];
  return {
    given,
    status: (purpose) => STATUS[acts.get(purpose)?.[0] as Act],
    take(wishes, via) {
      const at = Math.max(now(), ...[...acts.values()].map(([, before]) => before + 1));
      for (const id of ids) {
        const before = acts.get(id)?.[0];
        const yes = wishes[id] === true;
        if (id in wishes && (!before || yes !== (before === 'grant')))
          acts.set(id, [yes ? 'grant' : before ? 'withdraw' : 'refuse', at]);
      }
      given.push([wishes, via, at]);
      const choices = [...acts].map(([purpose, [act, time]]) => ({
        ...digests,
        purpose,
        act,
        at: time,
        choice: '',
      }));
      if (choices[0]) writeChoices(page, encode(choices), until(at));
    },
  };
};
