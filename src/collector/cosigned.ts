import { withSignatures } from '../log/index.ts';
import type { Store } from './stores/store.ts';

/**
 * The largest checkpoint of a log that a witness cosigned, with all its cosignatures: on a busy log seldom the newest.
 * Nothing where none did.
 */
export const cosignedCheckpoint = async (
  store: Pick<Store, 'cosignedSize' | 'cosignatures'>,
  epoch: string,
): Promise<string | undefined> => {
  const size = await store.cosignedSize(epoch, Number.MAX_SAFE_INTEGER);
  const cosigned = await store.cosignatures(epoch, size);
  const note = cosigned[0]?.checkpoint;
  const own = cosigned.filter(({ checkpoint }) => checkpoint === note);
  return note === undefined
    ? undefined
    : withSignatures(
        note,
        own.map(({ line }) => line),
      );
};
