import { configurationsOf } from '../collector/configurations.ts';
import { cosignedCheckpoint } from '../collector/cosigned.ts';
import { loadLogKey } from '../collector/ledger/log-key.ts';
import { sha256 } from '../collector/sha256.ts';
import { STORES } from '../collector/stores/index.ts';
import type { LogHead } from '../collector/stores/log-store.ts';
import type { Store } from '../collector/stores/store.ts';
import { formatVerifierKey, verifierKey, withSignatures } from '../log/index.ts';
import type { Source } from './source.ts';

/** The store answers at once: without a pause no signal would be heard, and little memory given back. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Small: what is read of a page is garbage soon, and its peak is the export's. */
const PAGE = 256;

/** Opens a data folder; a collector may serve from it meanwhile. */
export const openStoreSource = (data: string): Source =>
  storeSource(STORES.sqlite(data, { cache: 2048 }), loadLogKey(data).publicKey);

export const storeSource = (store: Store, publicKey: Uint8Array): Source => {
  const head = async (epoch: string): Promise<LogHead> => {
    const found = (await store.logs()).find((log) => log.epoch === epoch);
    if (!found) throw new Error(`there is no log ${epoch}`);
    return found;
  };
  return {
    scope: async () => undefined,
    logs: async () =>
      (await store.logs()).map(({ epoch, origin, dropped }) => ({
        epoch,
        origin,
        dropped: dropped === true,
      })),
    async checkpoint(epoch) {
      const { size, checkpoint } = await head(epoch);
      const cosigned = await store.cosignatures(epoch, size);
      return withSignatures(
        checkpoint,
        cosigned.map(({ line }) => line),
      );
    },
    vkey: async (epoch) => formatVerifierKey(verifierKey(sha256, (await head(epoch)).origin, publicKey)),
    witnessKeys: () => store.witnesses(),
    async *entries(epoch, first, end) {
      for (let from = first; from < end; from += PAGE) {
        yield await store.entries(epoch, from, Math.min(PAGE, end - from));
        await turn();
      }
    },
    async *bodies(epoch, first, end) {
      for (let from = first; from < end; ) {
        const page = (await store.bodies(epoch, from, PAGE)).filter(({ index }) => index < end);
        const last = page.at(-1);
        if (!last) return;
        yield page.map(({ index, key, body }) => ({ index, key: Buffer.from(key).toString('base64'), body }));
        from = last.index + 1;
        await turn();
      }
    },
    configurations: () => configurationsOf(store),
    async notice(digest) {
      const found = await store.notice(digest);
      return found && Buffer.from(found.bytes);
    },
    document: (digest) => store.document(digest),
    stamps: (epoch) => store.stamps(epoch),
    cosigned: (epoch) => cosignedCheckpoint(store, epoch),
    close: () => store.close(),
  };
};
