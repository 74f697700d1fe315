import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './fault.ts';
import { loadLogKey } from './ledger/log-key.ts';
import { createScribe, type Scribe } from './ledger/scribe.ts';
import type { Shelves } from './recordings/erase.ts';
import { siteOf } from './site-of.ts';
import { filePayloads } from './stores/files.ts';
import { STORES } from './stores/index.ts';

/** Does a collector keep its data in this folder? */
export const hasData = (data: string): boolean => existsSync(join(data, 'temoin.sqlite'));

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
    const own = site ?? (await siteOf(store));
    if (own === undefined) throw new Error('there is no log yet');
    const scribe = createScribe({ store, key: loadLogKey(data), site: own });
    return { store, scribe, payloads: filePayloads(data), onFault };
  } catch (error) {
    await store.close();
    throw error;
  }
};
