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
   * Once `made`, withdrawals of these purposes that were made before the code that proves them was there, and of whatever
   * was open of them at the call, though neither page nor cookie tell of it: a script may hide the cookie.
   */
  withdrawals(purposes: readonly PurposeId[], via: Via, made: Promise<unknown>): Promise<void>;
  /**
   * A yes to these is about to take the place of what the cookie says of them. A withdrawal among that was read, not made
   * here: the page that made it may have been left too soon to prove it.
   */
  replaced(purposes: readonly PurposeId[]): void;
  /** Every no older than this whose page was left before it could be proved; a younger one may be another tab's. */
  all(before: number): Promise<void>;
  /** Resolves when what is owed for the ends that were called for so far is kept. Never rejects. */
  kept(): Promise<void>;
}

const VIA: Via = { layer: 'api', control: 'remembered' };

export const createLate = (
  ids: readonly PurposeId[],
  visit: Visit,
  { all: rows, add, deliver }: Pick<Outbox, 'all' | 'add' | 'deliver'>,
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
  let turn = Promise.resolve();
  /** One after the other, so that none is proved twice. */
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    turn = turn.then(act).then(
      () => void deliver(),
      (error) => bus.emit('problem', { code: 'storage', during: 'withdraw', error }),
    );
    return turn;
  };
  const withdrawals = async (purposes: readonly PurposeId[], via: Via, open: ReadonlySet<string>) => {
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
  };
  return {
    async withdrawals(purposes, via, made) {
      // What is agreed to anew in the meantime is not what this ends.
      const open = rows().then(
        (kept) => new Set(kept.map(({ id }) => id)),
        () => new Set<string>(),
      );
      await inTurn(async () => {
        await made;
        await withdrawals(purposes, via, await open);
      });
    },
    replaced(purposes) {
      const left = purposes
        .flatMap((purpose) => visit.consent.last(purpose) ?? [])
        .filter(({ act, choice }) => act === 'withdraw' && !choice);
      if (!left[0]) return;
      void inTurn(async () => {
        const kept = await rows();
        const choice = chance.uuid();
        const over = left.flatMap(({ purpose, at }) => {
          // The new yes may be there by now.
          const before = kept.filter((row) => row.act !== 'grant' || row.at < at);
          return ending(purpose, at, choice, openGrants(before, purpose));
        });
        await end(over, VIA);
      });
    },
    kept: () => turn,
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
