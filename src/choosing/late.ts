import type { Bus } from '../bus/bus.ts';
import type { Via } from '../consent/choice.ts';
import type { Chance } from '../platform/chance.ts';
import type { Clock } from '../platform/clock.ts';
import type { Kept, Outbox } from '../platform/outbox.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import type { Stop } from '../withdrawal/stop.ts';
import { openGrants } from './open-grants.ts';
import type { Provable } from './provable.ts';
import { marksOf, type Prove } from './prove.ts';
import type { Settle } from './settle.ts';
import type { Visit } from './visit.ts';

/** Proves what was chosen and not proved, with the time at which it was chosen. */
export interface Late {
  /**
   * Withdrawals of these purposes that were made before the code that proves them was there, and of whatever `before`
   * holds open of them, though neither page nor cookie tell of it: a script may hide the cookie.
   */
  withdrawals(purposes: readonly PurposeId[], via: Via, before: Promise<readonly Kept[]>): Promise<void>;
  /** Every no older than this whose page was left before it could be proved; a younger one may be another tab's. */
  all(before: number): Promise<void>;
}

const VIA: Via = { layer: 'api', control: 'remembered' };

export const createLate = (
  ids: readonly PurposeId[],
  visit: Visit,
  { all: rows, add }: Pick<Outbox, 'all' | 'add'>,
  prove: Prove,
  settle: Settle,
  stop: Stop,
  bus: Bus,
  { clock, chance }: { clock: Clock; chance: Chance },
): Late => {
  const ending = (purpose: PurposeId, at: number, choice: string, ends: readonly string[]) =>
    ends[0]
      ? [{ ...visit.choice(purpose, 'withdraw', at, choice), id: chance.uuid(), ends: ends.slice(0, 32) }]
      : [];
  /** What is remembered as withdrawn, while a grant of it is still open here. */
  const forgotten = (kept: readonly Kept[], purposes: readonly PurposeId[]): Provable[] => {
    const choice = chance.uuid();
    return visit
      .recall()
      .filter(({ act, purpose }) => act === 'withdraw' && purposes.includes(purpose))
      .flatMap(({ purpose, at }) => ending(purpose, at, choice, openGrants(kept, purpose)));
  };
  const end = async (made: readonly Provable[], via: Via): Promise<void> => {
    for (const each of made) await prove([each], via);
  };
  return {
    async withdrawals(purposes, via, before) {
      const open = new Set((await before).map(({ id }) => id));
      const kept = await rows();
      const told = forgotten(kept, purposes);
      const choice = chance.uuid();
      const untold = purposes
        .filter((purpose) => ids.includes(purpose) && !told.some((each) => each.purpose === purpose))
        .flatMap((purpose) => {
          const ends = openGrants(kept, purpose).filter((id) => open.has(id));
          return ending(purpose, visit.time([purpose]), choice, ends);
        });
      // Agreed to anew in the meantime: what was open before ends all the same.
      const over = untold.filter(({ purpose }) => visit.consent.last(purpose)?.act !== 'grant');
      if (over[0]) {
        const ended = over.map(({ purpose }) => purpose);
        visit.keep(over);
        stop(ended, 'withdrawn');
        for (const purpose of ended) bus.emit('consent:withdrawn', { purpose, choice });
      }
      await add(marksOf(untold, visit.until));
      await prove(untold, via);
      await end(told, via);
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
      const marked = kept
        .filter(({ act, record, at }) => act === 'withdraw' && !record && at < before)
        .map(({ id, purpose, at, choice, ends = [], key }) => ({
          ...visit.choice(purpose, 'withdraw', at, choice),
          ...{ id, ends, key },
        }));
      await end([...marked, ...forgotten(kept, ids).filter(({ at }) => at < before)], VIA);
    },
  };
};
