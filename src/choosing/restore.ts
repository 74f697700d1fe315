import type { Bus } from '../bus/bus.ts';
import type { Choice } from '../consent/choice.ts';
import type { Gatekeeper } from '../consent/gate.ts';
import type { Kept } from '../platform/outbox.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import type { Stop } from '../withdrawal/stop.ts';
import type { Admit } from './settle.ts';
import type { Visit } from './visit.ts';

/**
 * Reads the remembered choices again: at the start, when the page wakes, at another tab's word. What no longer
 * stands is stopped before this returns; a remembered yes counts once its proof was found on this terminal.
 */
export type Restore = () => Promise<void>;

const isGrant = (choice: Choice | undefined) => choice?.act === 'grant';

/** The row that proves a yes; `ended` if a later row takes it back. */
const proofOf = (rows: readonly Kept[], { purpose, at }: Choice) => {
  const row = rows.find((each) => each.act === 'grant' && each.purpose === purpose && each.at === at);
  return row && { row, ended: rows.some(({ ends }) => ends?.includes(row.id)) };
};

export const createRestore = (
  purposes: readonly PurposeId[],
  visit: Visit,
  gate: Gatekeeper,
  stop: Stop,
  kept: () => Promise<readonly Kept[]>,
  admit: Admit,
  bus: Bus,
): Restore => {
  const { consent, grants, reading } = visit;
  const tell = (purpose: PurposeId, before = '') => {
    const status = consent.status(purpose);
    const choice = grants.get(purpose)?.choice ?? '';
    if (status === 'refused' || status === 'withdrawn') bus.emit(`consent:${status}`, { purpose, choice });
    else if (status === 'expired' || before) bus.emit('consent:expired', { purpose, choice });
  };

  /** Takes the remembered yeses that are proved. What is found after waiting must still be what is remembered. */
  const take = async (fresh: readonly Choice[]): Promise<void> => {
    for (const { purpose } of fresh) reading.add(purpose);
    const rows = await kept().finally(() => {
      for (const { purpose } of fresh) reading.delete(purpose);
    });
    const found = fresh.flatMap((choice) => {
      const proof = proofOf(rows, choice);
      const last = consent.last(choice.purpose);
      // Without the proof there is no consent.
      return proof &&
        visit.holds(choice) &&
        visit.confirmed(choice.purpose) &&
        !(last && last.at >= choice.at)
        ? { ...proof, choice }
        : [];
    });
    // A late answer of the collector may have brought back a cookie that was withdrawn.
    const ended = found.filter((each) => each.ended).map(({ choice }) => choice);
    consent.take(found.map(({ row, choice }) => ({ ...choice, choice: row.choice })));
    if (ended[0]) visit.keep(ended.map((choice) => ({ ...choice, act: 'withdraw' })));
    for (const { row, choice, ended: over } of found) {
      const { purpose, at } = choice;
      if (over) continue;
      if (consent.status(purpose) !== 'granted') {
        tell(purpose);
        continue;
      }
      grants.set(purpose, { id: row.id, choice: row.choice, at });
      await admit(purpose, row.seed as Uint8Array<ArrayBuffer>, at);
      const still = consent.last(purpose)?.at === at && visit.stands(purpose);
      if (!still || consent.status(purpose) !== 'granted') continue;
      gate.open(purpose);
      bus.emit('consent:granted', { purpose, choice: row.choice, restored: true });
    }
  };

  /** `sure`: yeses of this page whose proofs were seen a moment ago. */
  const look = async (sure: readonly Choice[]): Promise<void> => {
    const stored = new Map(visit.recall().map((choice) => [choice.purpose, choice]));
    const newer = visit.newer();
    // A late answer has brought back an older cookie. Or the collector has refused the proof of that yes, in another tab: then there is no proof any more.
    const doubtful = newer.filter(
      (choice) => isGrant(choice) && gate.isOpen(choice.purpose) && !sure.includes(choice),
    );
    if (doubtful[0]) {
      for (const { purpose } of doubtful) gate.shut(purpose);
      const rows = await kept().catch(() => []);
      const standing = doubtful.filter((choice) => consent.last(choice.purpose) === choice);
      const proved = standing.filter((choice) => proofOf(rows, choice)?.ended === false);
      const lost = standing.filter((choice) => !proved.includes(choice)).map(({ purpose }) => purpose);
      if (lost[0]) {
        for (const purpose of lost) consent.forget(purpose);
        stop(lost, 'expired');
        for (const purpose of lost) tell(purpose, 'granted');
        for (const purpose of lost) grants.delete(purpose);
      }
      return look([...sure, ...proved]);
    }
    for (const choice of newer) stored.set(choice.purpose, choice);
    if (newer.length) visit.remember();
    const same = (purpose: PurposeId) => consent.last(purpose)?.at === stored.get(purpose)?.at;

    const over = purposes.filter(
      (purpose) =>
        isGrant(consent.last(purpose)) && !(visit.stands(purpose) && consent.status(purpose) === 'granted'),
    );
    const changed = purposes.filter(
      (purpose) => !isGrant(stored.get(purpose)) && stored.has(purpose) && !same(purpose),
    );
    // Ended and agreed to anew in another tab, while this one heard of neither.
    const renewed = over.filter((purpose) => isGrant(stored.get(purpose)) && !same(purpose));
    for (const purpose of over)
      if (!stored.has(purpose) || !visit.confirmed(purpose) || renewed.includes(purpose))
        consent.forget(purpose);
    consent.take(changed.map((purpose) => stored.get(purpose) as Choice));
    if (over.length)
      stop(over, over.some((purpose) => consent.status(purpose) === 'withdrawn') ? 'withdrawn' : 'expired');
    gate.wake();
    for (const { purpose } of sure) if (visit.stands(purpose)) gate.open(purpose);
    for (const purpose of new Set([...over, ...changed]))
      tell(purpose, over.includes(purpose) ? 'granted' : '');
    for (const purpose of over) grants.delete(purpose);

    const fresh = [...stored.values()].filter(
      (choice) =>
        isGrant(choice) &&
        purposes.includes(choice.purpose) &&
        visit.confirmed(choice.purpose) &&
        (!over.includes(choice.purpose) || renewed.includes(choice.purpose)) &&
        !same(choice.purpose),
    );
    if (fresh.length) await take(fresh);
  };
  return () => look([]);
};
