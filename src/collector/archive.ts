import { randomBytes } from 'node:crypto';
import { createLedger, type Ledger } from './ledger/ledger.ts';
import { loadLogKey } from './ledger/log-key.ts';
import { createScribe, type Scribe } from './ledger/scribe.ts';
import type { NoticeText } from './options.ts';
import { siteOf } from './site-of.ts';
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

const isLoopback = (site: string): boolean => /^https?:\/\/(127\.|localhost[:/]?|\[::1\])/.test(`${site}/`);

/** One folder, one site: another's entries would spoil its log. On a developer's own machine the port may change. */
const checkSite = async (store: Store, site: string): Promise<void> => {
  const known = await siteOf(store);
  if (known !== undefined && known !== site && !(isLoopback(known) && isLoopback(site)))
    throw new Error(`The data are those of ${known}, not of ${site}: each site has a folder of its own.`);
};

/** Opens everything in the data folder, and announces new notices and the configuration before anything uses them. */
export const openArchive = async (
  { data, site, notices, configuration, now }: ArchiveOptions,
  random: (bytes: number) => Uint8Array = randomBytes,
): Promise<Archive> => {
  const store = STORES.sqlite(data);
  try {
    await checkSite(store, site);
    const key = loadLogKey(data);
    const ledger = createLedger({ store, key, random, site, notices, configuration });
    await ledger.commit([], now);
    return { ...store, ...ledger, ...createScribe({ store, key, site }), publicKey: key.publicKey };
  } catch (error) {
    await store.close();
    throw error;
  }
};
