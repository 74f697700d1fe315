import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseEntry } from '../proof/index.ts';
import type { Fault } from './fault.ts';
import { loadLogKey } from './ledger/log-key.ts';
import { createScribe, type Scribe } from './ledger/scribe.ts';
import type { Shelves } from './recordings/erase.ts';
import { filePayloads } from './stores/files.ts';
import { STORES } from './stores/index.ts';
import type { Store } from './stores/store.ts';

/** Does a collector keep its data in this folder? */
export const hasData = (data: string): boolean => existsSync(join(data, 'temoin.sqlite'));

/** Whose data these are, as the newest log says. */
const siteOf = async (store: Store): Promise<string> => {
  const log = (await store.logs()).at(-1);
  const [first] = log ? await store.entries(log.epoch, 0, 1) : [];
  if (first === undefined) throw new Error('there is no log yet');
  return parseEntry(first).site;
};

/**
 * A data folder in an operator's hands, without a collector; one may serve from it meanwhile. `site`: the origin of the
 * pages; the log's own where absent, and a rejection where there is none.
 */
export const openShelves = async (
  data: string,
  onFault: (fault: Fault) => void,
  site?: string,
): Promise<Shelves & { readonly scribe: Scribe }> => {
  const store = STORES.sqlite(data);
  try {
    const scribe = createScribe({ store, key: loadLogKey(data), site: site ?? (await siteOf(store)) });
    return { store, scribe, payloads: filePayloads(data), onFault };
  } catch (error) {
    await store.close();
    throw error;
  }
};
