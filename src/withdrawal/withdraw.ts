import type { Bus } from '../bus/bus.ts';
import { openGrants } from '../choosing/open-grants.ts';
import type { Provable } from '../choosing/provable.ts';
import { keyOf, marksOf, type Prove } from '../choosing/prove.ts';
import type { Visit } from '../choosing/visit.ts';
import type { Via } from '../consent/choice.ts';
import type { Outbox } from '../platform/outbox.ts';
import type { Platform } from '../platform/platform.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import type { Stop } from './stop.ts';

/** Resolves when the trackers are done and the proof is queued. Never rejects: faults are `problem`s. */
export type Withdraw = (purposes: readonly PurposeId[], via: Via, choice?: string) => Promise<void>;

/** Names of a site's own making must not make the proof too long to be accepted. */
const brief = (names: readonly string[]): string[] => names.slice(0, 100).map((name) => name.slice(0, 200));

/**
 * Halt first, then prove: a failing digest, storage or network never delays the stop. A first mark of it is durable
 * before the databases are tried, so that a page left at once is not a withdrawal forgotten.
 * GDPR art. 7(3); CNIL draft §34.
 */
export const createWithdraw =
  (
    visit: Visit,
    stop: Stop,
    prove: Prove,
    { add, all, mark, deliver }: Pick<Outbox, 'add' | 'all' | 'mark' | 'deliver'>,
    { clock, chance, tabs }: Pick<Platform, 'clock' | 'chance' | 'tabs'>,
    bus: Bus,
  ): Withdraw =>
  async (purposes, via, choice = chance.uuid()) => {
    const { consent, reading } = visit;
    const ended = purposes.filter(
      (purpose) => consent.last(purpose)?.act === 'grant' || reading.has(purpose) || visit.pending(purpose),
    );
    if (!ended.length) return;
    // Later than a remembered yes that is only being looked for, too.
    const stored = visit.recall().filter(({ purpose }) => ended.includes(purpose));
    const at = Math.max(visit.time(ended), ...stored.map((choice) => choice.at + 1));
    const unread = new Set(ended.filter((purpose) => consent.last(purpose)?.act !== 'grant'));
    const made = ended.map((purpose, index) => {
      const id = chance.uuid();
      const one = { ...visit.choice(purpose, 'withdraw', at, choice), id, key: keyOf(at, index, id) };
      return { ...one, grant: visit.grants.get(purpose)?.id };
    });
    visit.keep(made);
    const kept = made.every(visit.holds);
    // Before the trackers go: a vendor in another tab that sees its own go sends what it has.
    tabs.tell();
    const { discarded, expiry } = stop(ended, 'withdrawn');
    const haltedAt = new Date(clock.now()).toISOString();
    mark(
      marksOf(
        made.flatMap(({ grant, ...each }) => (grant ? { ...each, ends: [grant] } : [])),
        visit.until,
      ),
    );
    for (const purpose of ended) visit.grants.delete(purpose);
    for (const purpose of ended) bus.emit('consent:withdrawn', { purpose, choice });
    // The yes is gone from there all the same.
    if (!kept)
      bus.emit('problem', { code: 'storage', during: 'withdraw', error: 'the choice cannot be kept' });
    try {
      const rows = await all().catch(() => []);
      const withEnds = made
        .map(({ grant, ...each }) => ({
          ...each,
          ends: [...new Set([...(grant ? [grant] : []), ...openGrants(rows, each.purpose)])].slice(0, 32),
        }))
        // A remembered yes that turns out to have no proof owes none of its end.
        .filter(({ ends, purpose }) => ends[0] || !unread.has(purpose));
      if (!withEnds.length) return;
      await add(marksOf(withEnds, visit.until)).catch(() => {});
      const { expired, kept, residual } = await expiry;
      const outcome = {
        haltedAt,
        discarded,
        expired: brief(expired),
        kept: brief(kept),
        residual: brief(residual),
      };
      await prove(
        withEnds.map((each): Provable => ({ ...each, outcome })),
        via,
      );
    } catch (error) {
      bus.emit('problem', { code: 'proof', during: 'withdraw', error });
    }
    void deliver();
  };
