import { leafHash } from '../../log/index.ts';
import { type Entry, parseEntry, type Receipt } from '../../proof/index.ts';
import { sha256 } from '../sha256.ts';
import type { KnownProof, LogHead } from '../stores/log-store.ts';

/** What is handed back for the entry at `index` of a log. */
export const receiptOf = (
  id: string,
  { origin, checkpoint }: Pick<LogHead, 'origin' | 'checkpoint'>,
  index: number,
  leaf: Uint8Array,
  receivedAt: string,
): Receipt => ({ id, log: origin, index, leaf: Buffer.from(leaf).toString('hex'), receivedAt, checkpoint });

/** The same for a record that was there already, with that log's newest checkpoint. */
export const receiptAgain = ({ id, epoch, index, entry }: KnownProof, logs: readonly LogHead[]): Receipt => {
  const head = logs.find((log) => log.epoch === epoch);
  if (!head) throw new RangeError(`no log ${epoch}`);
  const { at }: Entry = parseEntry(entry);
  return receiptOf(id, head, index, leafHash(sha256, Buffer.from(entry)), at);
};
