import type { Via } from '../consent/choice.ts';
import type { Chance } from '../platform/chance.ts';
import type { Clock } from '../platform/clock.ts';
import type { Kept } from '../platform/outbox.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import { openGrants } from './open-grants.ts';
import type { Prove } from './prove.ts';
import type { Settle } from './settle.ts';
import type { Visit } from './visit.ts';

/** Proves what was chosen and not proved, with the time at which it was chosen. */
export interface Late {
  /** Withdrawals of these purposes that were made before the code that proves them was there. */
  withdrawals(purposes: readonly PurposeId[], via: Via): Promise<void>;
  /** Every no older than this whose page was left before it could be proved; a younger one may be another tab's. */
  all(before: number): Promise<void>;
}

const VIA: Via = { layer: 'api', control: 'remembered' };

export const createLate = (
  ids: readonly PurposeId[],
  visit: Visit,
  rows: () => Promise<readonly Kept[]>,
  prove: Prove,
  settle: Settle,
  { clock, chance }: { clock: Clock; chance: Chance },
): Late => {
  /** What is remembered as withdrawn, while a grant of it is still open here. */
  const forgotten = (kept: readonly Kept[], purposes: readonly PurposeId[]) => {
    const choice = chance.uuid();
    return visit
      .recall()
      .filter(({ act, purpose }) => act === 'withdraw' && purposes.includes(purpose))
      .map(({ purpose, at }) => ({ id: chance.uuid(), purpose, at, choice, ends: openGrants(kept, purpose) }))
      .filter(({ ends }) => ends[0]);
  };
  const end = async (
    marks: readonly Pick<Kept, 'id' | 'purpose' | 'at' | 'choice' | 'ends'>[],
    via: Via,
  ): Promise<void> => {
    for (const { id, purpose, at, choice, ends = [] } of marks)
      await prove([{ ...visit.choice(purpose, 'withdraw', at, choice), id, ends }], via);
  };
  return {
    async withdrawals(purposes, via) {
      await end(forgotten(await rows(), purposes), via);
    },
    async all(before) {
      const kept = await rows();
      const choice = chance.uuid();
      const missing = visit
        .recall()
        .filter(
          ({ act, at, purpose }) =>
            act === 'refuse' &&
            at < before &&
            clock.now() < visit.until(at) &&
            ids.includes(purpose) &&
            !kept.some((row) => row.at === at && row.purpose === purpose),
        );
      if (missing.length)
        await settle(
          missing.map((each) => ({ ...each, choice, id: chance.uuid() })),
          VIA,
        );
      const marked = kept.filter(({ act, record, at }) => act === 'withdraw' && !record && at < before);
      await end([...marked, ...forgotten(kept, ids).filter(({ at }) => at < before)], VIA);
    },
  };
};
