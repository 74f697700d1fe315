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

export const createRestore =
  (
    purposes: readonly PurposeId[],
    visit: Visit,
    gate: Gatekeeper,
    stop: Stop,
    kept: () => Promise<readonly Kept[]>,
    admit: Admit,
    bus: Bus,
  ): Restore =>
  async () => {
    const { consent, grants } = visit;
    const stored = new Map(visit.recall().map((choice) => [choice.purpose, choice]));
    // A late answer of the collector may have brought back a cookie that this page has since replaced. No cookie
    // at all is the visitor's own doing.
    const newest = Math.max(...[...stored.values()].map(({ at }) => at));
    const newer = consent
      .choices()
      .filter(({ purpose, at }) => stored.size && at > (stored.get(purpose)?.at ?? newest));
    for (const choice of newer) stored.set(choice.purpose, choice);
    if (newer.length) visit.remember();
    const same = (purpose: PurposeId) => consent.last(purpose)?.at === stored.get(purpose)?.at;
    const isGrant = (choice: Choice | undefined) => choice?.act === 'grant';

    const over = purposes.filter(
      (purpose) =>
        isGrant(consent.last(purpose)) && !(visit.stands(purpose) && consent.status(purpose) === 'granted'),
    );
    const changed = purposes.filter(
      (purpose) => !isGrant(stored.get(purpose)) && stored.has(purpose) && !same(purpose),
    );
    for (const purpose of over) if (!stored.has(purpose)) consent.forget(purpose);
    consent.take(changed.map((purpose) => stored.get(purpose) as Choice));
    const tell = (purpose: PurposeId, before = '') => {
      const status = consent.status(purpose);
      const choice = grants.get(purpose)?.choice ?? '';
      if (status === 'refused' || status === 'withdrawn') bus.emit(`consent:${status}`, { purpose, choice });
      else if (status === 'expired' || before) bus.emit('consent:expired', { purpose, choice });
    };
    if (over.length)
      stop(over, over.some((purpose) => consent.status(purpose) === 'withdrawn') ? 'withdrawn' : 'expired');
    gate.wake();
    for (const purpose of new Set([...over, ...changed]))
      tell(purpose, over.includes(purpose) ? 'granted' : '');
    for (const purpose of over) grants.delete(purpose);

    const fresh = [...stored.values()].filter(
      (choice) =>
        isGrant(choice) &&
        purposes.includes(choice.purpose) &&
        !over.includes(choice.purpose) &&
        !same(choice.purpose),
    );
    if (!fresh.length) return;
    const rows = await kept();
    for (const choice of fresh) {
      const { purpose, at } = choice;
      const row = rows.find((each) => each.act === 'grant' && each.purpose === purpose && each.at === at);
      // Without the proof there is no consent; and a late answer may have brought back a cookie that was withdrawn.
      if (!row) continue;
      if (rows.some(({ ends }) => ends?.includes(row.id))) {
        visit.keep([{ ...choice, act: 'withdraw' }]);
        continue;
      }
      consent.take([{ ...choice, choice: row.choice }]);
      if (consent.status(purpose) !== 'granted') {
        tell(purpose);
        continue;
      }
      grants.set(purpose, { id: row.id, choice: row.choice, at });
      await admit(purpose, row.seed as Uint8Array<ArrayBuffer>, at);
      if (consent.status(purpose) !== 'granted' || !visit.stands(purpose)) continue;
      gate.open(purpose);
      bus.emit('consent:granted', { purpose, choice: row.choice, restored: true });
    }
  };
