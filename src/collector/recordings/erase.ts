import type { Fault } from '../fault.ts';
import type { Scribe } from '../ledger/scribe.ts';
import type { Payloads } from '../stores/payloads.ts';
import type { Store } from '../stores/store.ts';

export interface Shelves {
  readonly store: Store;
  /** Writes down in the log that recordings went. */
  readonly scribe: Pick<Scribe, 'deleteRecordings' | 'dropLog'>;
  readonly payloads: Payloads;
  readonly onFault: (fault: Fault) => void;
}

/**
 * Takes away the payloads of sessions whose rows are gone, and what the database still holds of those rows. A payload
 * that cannot be removed is unreadable already, since its key went first; the sweep tries it again.
 */
export const discard = async (
  { store, payloads, onFault }: Shelves,
  sessions: readonly string[],
): Promise<void> => {
  if (!sessions.length) return;
  for (const session of sessions)
    await payloads
      .erase(session)
      .catch((error: unknown) => onFault({ during: 'erasure of a payload', error }));
  await store.scrub();
};

/**
 * Erases recordings whole, for good: key, metadata, join, payload, and what of them is still on its way. Answers how
 * many there were. Idempotent.
 */
export const eraseRecordings = async (
  shelves: Shelves,
  sessions: readonly string[],
  why: string,
  now: number,
): Promise<number> => {
  if (!sessions.length) return 0;
  const erased = await shelves.scribe.deleteRecordings(sessions, why, now);
  await discard(shelves, sessions);
  return erased.length;
};
