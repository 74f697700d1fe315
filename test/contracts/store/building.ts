import { randomBytes, randomUUID } from 'node:crypto';
import type { Addition, ConsentRow, NewEntry } from '../../../src/collector/stores/log-store.ts';
import type { NewSegment } from '../../../src/collector/stores/recording-store.ts';
import type { Store } from '../../../src/collector/stores/store.ts';

/** One place where things are kept; `open` may be called again, and twice at once, on the same place. */
export interface StorePlace {
  open(): Promise<Store>;
  /** Every byte that is on the disk for it. */
  bytes(): Promise<Uint8Array>;
  remove(): Promise<void>;
}

export const NOW = Date.parse('2026-11-03T10:00:00Z');
export const SESSION = '0123456789abcdef0123456789abcdef';

export const addition = (
  over: Partial<Addition> = {},
  entries: readonly NewEntry[] = [],
  from = 0,
): Addition => ({
  head: {
    epoch: '2026q4',
    origin: 'boutique.example/temoin/2026q4',
    size: from + entries.length,
    checkpoint: `note ${from + entries.length}`,
  },
  from,
  entries,
  tiles: [],
  notices: [],
  consents: [],
  erase: [],
  now: NOW,
  ...over,
});

export const proof = (id: string = randomUUID(), entry = `{"entry":"${id.slice(0, 4)}"}`): NewEntry => ({
  entry,
  proof: { id, body: `{"signed":"${id}"}`, key: randomBytes(32) },
});

export const consent = (over: Partial<ConsentRow> = {}): ConsentRow => ({
  id: randomUUID(),
  purpose: 'replay.errors',
  notice: 'a'.repeat(64),
  key: 'x.y',
  granted: true,
  until: NOW + 1000,
  ended: null,
  ...over,
});

export const segment = (
  of: string,
  over: Partial<NewSegment> & { session?: string; purpose?: string } = {},
): NewSegment => {
  const { session = SESSION, purpose = 'replay.errors', ...rest } = over;
  return {
    recording: { session, purpose, siteVersion: '1', measures: '{}', expires: NOW + 5000 },
    proof: of,
    key: Buffer.alloc(32, 7),
    n: 0,
    file: randomUUID(),
    bytes: 100,
    check: Buffer.alloc(32, 1),
    difficulties: 0,
    hidden: [],
    now: NOW,
    limit: 1000,
    ...rest,
  };
};

/** The place of a test, and the store that is open there. */
export interface Held {
  readonly place: StorePlace;
  readonly store: Store;
  /** Closes the store and opens it anew. */
  reopen(): Promise<void>;
}
