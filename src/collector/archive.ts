import { randomBytes } from 'node:crypto';
import { createLedger, type Ledger } from './ledger/ledger.ts';
import { loadLogKey } from './ledger/log-key.ts';
import { createScribe, type Scribe } from './ledger/scribe.ts';
import type { NoticeText } from './options.ts';
import { STORES } from './stores/index.ts';
import type { Store } from './stores/store.ts';

/** The store, those who write to its log, and the key that the log is known by. */
export interface Archive extends Store, Ledger, Scribe {
  readonly publicKey: Uint8Array;
}

/** Plain data, so that it can be sent to a thread. */
export interface ArchiveOptions {
  readonly data: string;
  readonly site: string;
  readonly notices: readonly NoticeText[];
  /** The configuration's canonical text. */
  readonly configuration: string;
  /** Announces what is new in the log, at this moment. */
  readonly now: number;
}

/** Opens everything in the data folder, and announces new notices and the configuration before anything uses them. */
export const openArchive = async (
  { data, site, notices, configuration, now }: ArchiveOptions,
  random: (bytes: number) => Uint8Array = randomBytes,
): Promise<Archive> => {
  const store = STORES.sqlite(data);
  try {
    const key = loadLogKey(data);
    const ledger = createLedger({ store, key, random, site, notices, configuration });
    await ledger.commit([], now);
    return { ...store, ...ledger, ...createScribe({ store, key, site }), publicKey: key.publicKey };
  } catch (error) {
    await store.close();
    throw error;
  }
};
