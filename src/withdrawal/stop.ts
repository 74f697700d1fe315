import type { Discarded, Recorder } from '../adapters/recorders/recorder.ts';
import type { Bus } from '../bus/bus.ts';
import type { HaltReason } from '../bus/events.ts';
import type { Consent } from '../consent/consent.ts';
import type { Gatekeeper } from '../consent/gate.ts';
import { json } from '../platform/json.ts';
import type { Platform } from '../platform/platform.ts';
import type { Purpose, PurposeId } from '../purpose/purpose.ts';
import { type Expiry, expireLater, expireNow, owed } from './trackers.ts';

/** Milliseconds until what was written after a stop is looked for. */
const AFTERMATH = 1000;

export interface Stopped {
  readonly discarded: Discarded;
  /** Resolves within about a second, when the databases were tried too. Never rejects. */
  readonly expiry: Promise<Expiry>;
}

/** The recordings' ids, should no recorder be there to take its own away: on an excluded page, say. */
const forgetSessions = (box: Storage | undefined, ended: readonly PurposeId[]): void => {
  try {
    const kept = JSON.parse(box?.getItem('temoin.session') ?? '{}') as Record<PurposeId, unknown>;
    for (const purpose of ended) delete kept[purpose];
    if (Object.keys(kept).length) box?.setItem('temoin.session', json(kept));
    else box?.removeItem('temoin.session');
  } catch {
    // Not ours, then: no recorder reads it.
    box?.removeItem('temoin.session');
  }
};

/**
 * Ends these purposes on this page. When it returns, the gate is shut, the recorders are halted, what was not sent
 * is thrown away, and cookies and web storage are expired (CNIL draft §34-35; nothing is read again: SAN-2024-019).
 * The caller has already written down why.
 */
export type Stop = (purposes: readonly PurposeId[], reason: HaltReason) => Stopped;

export const createStop =
  (
    /** Each with all its trackers, those of its recorders too. */
    purposes: () => readonly Purpose[],
    consent: Consent,
    gate: Gatekeeper,
    { terminal, clock }: Pick<Platform, 'terminal' | 'clock'>,
    bus: Bus,
    recorders: () => readonly Recorder[],
    interrupt: () => void,
  ): Stop =>
  (ended, reason) => {
    for (const purpose of ended) gate.shut(purpose);
    interrupt();
    let events = 0;
    let bytes = 0;
    for (const recorder of recorders()) {
      try {
        const discarded = recorder.halt(reason, ended);
        events += discarded.events;
        bytes += discarded.bytes;
      } catch (error) {
        // The gate is shut already; what one recorder could not do must not keep the next from halting.
        bus.emit('problem', { code: 'halt', during: reason, error });
      }
    }
    forgetSessions(terminal.session(), ended);
    const granted = (id: PurposeId) => consent.status(id) === 'granted';
    const owedFor = (over: (id: PurposeId) => boolean) => {
      const all = purposes();
      return owed(
        all.filter(({ id }) => over(id)),
        all.filter(({ id }) => !over(id) && granted(id)),
      );
    };
    const trackers = owedFor((id) => ended.includes(id));
    const now = expireNow(trackers, terminal);
    // Some write once more on their way out: Datadog its cookie. What was agreed to anew by then owes nothing.
    clock.after(AFTERMATH, () => {
      const late = expireNow(
        owedFor((id) => ended.includes(id) && !granted(id)),
        terminal,
      );
      if (late.expired[0]) bus.emit('trackers:expired', late);
    });
    const expiry = expireLater(trackers, terminal, clock).then((later) => {
      const both: Expiry = {
        expired: [...now.expired, ...later.expired],
        kept: [...now.kept, ...later.kept],
        residual: [...now.residual, ...later.residual],
      };
      bus.emit('trackers:expired', both);
      return both;
    });
    return { discarded: { events, bytes }, expiry };
  };
