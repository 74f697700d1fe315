import type { Bus } from '../bus/bus.ts';
import type { Provable } from '../choosing/provable.ts';
import type { Prove } from '../choosing/prove.ts';
import type { Visit } from '../choosing/visit.ts';
import type { Via } from '../consent/choice.ts';
import type { Platform } from '../platform/platform.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import type { Stop } from './stop.ts';

/** Resolves when the trackers are done and the proof is queued. Never rejects: faults are `problem`s. */
export type Withdraw = (purposes: readonly PurposeId[], via: Via, choice?: string) => Promise<void>;

/**
 * Halt first, then prove: a failing digest, storage or network never delays the stop.
 * GDPR art. 7(3); CNIL draft §34.
 */
export const createWithdraw =
  (
    visit: Visit,
    stop: Stop,
    prove: Prove,
    deliver: () => void,
    { clock, chance, tabs }: Pick<Platform, 'clock' | 'chance' | 'tabs'>,
    bus: Bus,
  ): Withdraw =>
  async (purposes, via, choice = chance.uuid()) => {
    const ended = purposes.filter((purpose) => visit.consent.status(purpose) === 'granted');
    if (!ended.length) return;
    const at = visit.time(ended);
    const made = ended.map((purpose) => ({
      ...visit.choice(purpose, 'withdraw', at, choice),
      id: chance.uuid(),
      ends: [visit.grants.get(purpose)?.id ?? ''].filter(Boolean),
    }));
    visit.keep(made);
    const { discarded, expiry } = stop(ended, 'withdrawn');
    const haltedAt = new Date(clock.now()).toISOString();
    for (const purpose of ended) visit.grants.delete(purpose);
    tabs.tell();
    for (const purpose of ended) bus.emit('consent:withdrawn', { purpose, choice });
    try {
      const outcome = { haltedAt, discarded, ...(await expiry) };
      await prove(
        made.map((each): Provable => ({ ...each, outcome })),
        via,
      );
    } catch (error) {
      bus.emit('problem', { code: 'proof', during: 'withdraw', error });
    }
    deliver();
  };
