import type { Bus } from '../bus/bus.ts';
import type { Choice, Via } from '../consent/choice.ts';
import type { Kept, Outbox } from '../platform/outbox.ts';
import type { Platform } from '../platform/platform.ts';
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
  { clock, chance, tabs }: Pick<Platform, 'clock' | 'chance' | 'tabs'>,
): Late => {
  const ending = (purpose: PurposeId, at: number, choice: string, ends: readonly string[]) =>
    ends[0]
      ? [{ ...visit.choice(purpose, 'withdraw', at, choice), id: chance.uuid(), ends: ends.slice(0, 32) }]
      : [];
  /** What is remembered as withdrawn. */
  const withdrawn = (purposes: readonly PurposeId[]) =>
    visit.recall().filter(({ act, purpose }) => act === 'withdraw' && purposes.includes(purpose));
  /** Of these withdrawals, those of which a grant that was made before is still open here. */
  const forgotten = (kept: readonly Kept[], withdrawals: readonly Choice[]): Provable[] => {
    const choice = chance.uuid();
    return withdrawals.flatMap(({ purpose, at }) => {
      // A later yes may be there by now, or a late answer of the collector may have brought back the cookie before it.
      const before = kept.filter((row) => row.act !== 'grant' || row.at < at);
      return ending(purpose, at, choice, openGrants(before, purpose));
    });
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
  const withdrawals = async (
    purposes: readonly PurposeId[],
    via: Via,
    said: readonly Choice[],
    open: ReadonlySet<string>,
  ) => {
    const choice = chance.uuid();
    const kept = (await rows()).filter((row) => row.act !== 'grant' || open.has(row.id));
    const told = forgotten(kept, said);
    const ended = told.flatMap(({ ends = [] }) => ends);
    const untold = purposes
      .filter((purpose) => ids.includes(purpose))
      .flatMap((purpose) => {
        const ends = openGrants(kept, purpose).filter((id) => !ended.includes(id));
        return ending(purpose, visit.time([purpose]), choice, ends);
      });
    // What is agreed to anew in the meantime goes on; a yes that was only being looked for at the call does not.
    const over = untold.filter(({ purpose, ends }) => {
      const grant = visit.grants.get(purpose)?.id;
      return visit.consent.last(purpose)?.act !== 'grant' || (grant && ends.includes(grant));
    });
    if (over[0]) {
      const gone = over.map(({ purpose }) => purpose);
      visit.keep(over);
      tabs.tell();
      stop(gone, 'withdrawn');
      for (const purpose of gone) bus.emit('consent:withdrawn', { purpose, choice });
    }
    await add(marksOf(untold, visit.until));
    await prove(untold, via);
    await end(told, via);
  };
  return {
    async withdrawals(purposes, via, made) {
      const said = withdrawn(purposes);
      // What is agreed to anew in the meantime is not what this ends.
      const open = rows().then(
        (kept) => new Set(kept.map(({ id }) => id)),
        () => new Set<string>(),
      );
      await inTurn(async () => {
        await made;
        await withdrawals(purposes, via, said, await open);
      });
    },
    replaced(purposes) {
      const left = purposes
        .flatMap((purpose) => visit.consent.last(purpose) ?? [])
        .filter(({ act, choice }) => act === 'withdraw' && !choice);
      if (!left[0]) return;
      void inTurn(async () => end(forgotten(await rows(), left), VIA));
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
      await end([...marked, ...forgotten(kept, withdrawn(ids)).filter(({ at }) => at < before)], VIA);
    },
  };
};
