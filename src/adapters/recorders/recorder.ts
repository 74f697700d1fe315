import type { HaltReason } from '../../bus/events.ts';
import type { PurposeId, Tracker } from '../../purpose/purpose.ts';

/** What a halt threw away, for the proof of the withdrawal. */
export interface Discarded {
  readonly events: number;
  readonly bytes: number;
}

/**
 * The page part of a replay tool. It starts by hearing `consent:granted`, never by a call.
 */
export interface Recorder {
  /**
   * Ends capture for these purposes (all of them if none are named) before it returns: nothing is flushed,
   * what was not sent is discarded, requests in flight are aborted. Idempotent; callable while still loading.
   * CNIL draft §34: reads stop at once.
   */
  halt(reason: HaltReason, purposes?: readonly PurposeId[]): Discarded;
  /** L2's named trigger. */
  difficulty?(name: string): void;
  /** What it leaves on the terminal: expired with the purposes that it serves, beside what those declare. */
  readonly trackers?: readonly Tracker[];
  /**
   * Once it has halted: why the page has to be loaded anew, should nothing else end the code that reads it. What it
   * would send is held back until then.
   */
  readonly lingers?: string | undefined;
}
