import { background } from '../background.ts';
import type { CollectorClock } from '../clock.ts';
import type { Fault } from '../fault.ts';
import { growingPauses } from '../growing-pause.ts';
import { epochOf } from '../ledger/epoch.ts';
import type { LogHead, LogStore } from '../stores/log-store.ts';
import type { Stamp, StampStore } from '../stores/stamp-store.ts';

export interface StampingParts {
  readonly store: Pick<LogStore, 'logs'> & Pick<StampStore, 'keepStamp' | 'lastStamp'>;
  readonly clock: CollectorClock;
  /** Answers the token, or rejects. */
  readonly stamp: (bytes: Uint8Array, signal: AbortSignal) => Promise<Uint8Array>;
  readonly onFault: (fault: Fault) => void;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Only a log that grew, once an hour; and at once when its quarter is over, if it was not stamped since. */
const isDue = ({ epoch, size, dropped }: LogHead, last: Stamp | undefined, now: number): boolean => {
  if (dropped || size <= (last?.size ?? 0)) return false;
  if (!last || now - last.at >= HOUR) return true;
  return epoch < epochOf(now) && epochOf(last.at) <= epoch;
};

/**
 * Has checkpoints stamped, beside all other work: no proof waits for an authority. After a failure it tries again in
 * one minute, then two, up to an hour, with the checkpoint of then. Answers how to stop.
 */
export const startStamping = ({ store, clock, stamp, onFault }: StampingParts): (() => Promise<void>) => {
  const pauses = growingPauses(MINUTE, HOUR);
  const fault = (error: unknown): void => onFault({ during: 'timestamp', error });
  const round = async (signal: AbortSignal): Promise<void> => {
    for (const head of await store.logs()) {
      const now = clock.now();
      if (!pauses.ready('authority', now)) return;
      const { epoch, size, checkpoint } = head;
      if (!isDue(head, await store.lastStamp(epoch), now)) continue;
      try {
        const token = await stamp(Buffer.from(checkpoint), signal);
        await store.keepStamp({ epoch, size, checkpoint, token, at: clock.now() });
        pauses.worked('authority');
      } catch (error) {
        if (signal.aborted) return;
        pauses.failed('authority', clock.now());
        fault(error);
      }
    }
  };
  return background(clock, MINUTE, round, fault);
};
