import { formatCheckpoint, leafHash, signNote, verifierKey } from '../../log/index.ts';
import { entryTime, parseEntry } from '../../proof/index.ts';
import { sha256 } from '../sha256.ts';
import type { LogHead, NewEntry } from '../stores/log-store.ts';
import type { Store } from '../stores/store.ts';
import { epochOf, originOf } from './epoch.ts';
import type { LogKey } from './log-key.ts';
import { type Growth, grow, type Tree, treeOf } from './tree.ts';

/** A log as whoever writes to it holds it. */
export interface OpenLog {
  readonly head: LogHead;
  readonly tree: Tree;
  /** Digests of the notices and configurations that it tells of. */
  readonly told: ReadonlySet<string>;
  /** Time of its last entry; empty where there is none. */
  readonly last: string;
}

export const loadLog = async (store: Store, site: string, epoch: string): Promise<OpenLog> => {
  const [logs, edge, told] = await Promise.all([store.logs(), store.edge(epoch), store.announced(epoch)]);
  const head = logs.find((log) => log.epoch === epoch) ?? {
    epoch,
    origin: originOf(site, epoch),
    size: 0,
    checkpoint: '',
  };
  const [last] = head.size ? await store.entries(epoch, head.size - 1, 1) : [];
  return {
    head,
    tree: treeOf(head.size, edge),
    told: new Set(told),
    last: last === undefined ? '' : parseEntry(last).at,
  };
};

/** An entry's time: along a log it never goes back, whatever the clock does. */
export const timeIn = ({ last }: OpenLog, now: number): string => {
  const at = entryTime(now) as string;
  return at > last ? at : last;
};

/** The log to write to: that of the quarter, or a newer one where the clock was set back over its beginning. */
export const currentEpoch = async (store: Store, now: number): Promise<string> => {
  const newest = (await store.logs()).at(-1)?.epoch ?? '';
  const epoch = epochOf(now);
  return epoch > newest ? epoch : newest;
};

export interface Extended extends Growth {
  readonly head: LogHead;
  /** RFC 6962 leaf hashes of the new entries. */
  readonly leaves: readonly Uint8Array[];
}

/** The log with these entries behind it, signed. Nothing is written. */
export const extend = (
  { head, tree }: OpenLog,
  entries: readonly NewEntry[],
  key: Pick<LogKey, 'publicKey' | 'sign'>,
): Extended => {
  const leaves = entries.map(({ entry }) => leafHash(sha256, Buffer.from(entry)));
  const grown = grow(tree, leaves);
  const { origin } = head;
  const { size } = grown.tree;
  const signer = { ...verifierKey(sha256, origin, key.publicKey), sign: key.sign };
  const checkpoint = entries.length
    ? signNote(formatCheckpoint({ origin, size, root: grown.root }), signer)
    : head.checkpoint;
  return { ...grown, head: { ...head, size, checkpoint }, leaves };
};
