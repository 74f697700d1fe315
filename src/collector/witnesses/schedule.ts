import { consistencyProof } from '../../log/index.ts';
import { background } from '../background.ts';
import type { CallParts } from '../call.ts';
import type { Fault } from '../fault.ts';
import { growingPauses } from '../growing-pause.ts';
import { tilesFor } from '../ledger/prove.ts';
import { sha256 } from '../sha256.ts';
import type { CosignatureStore } from '../stores/cosignature-store.ts';
import type { LogHead, LogStore } from '../stores/log-store.ts';
import { submit } from './submit.ts';
import { nameOf, type Witness } from './witness.ts';

export interface WitnessingParts extends CallParts {
  readonly store: Pick<LogStore, 'logs' | 'tiles'> &
    Pick<CosignatureStore, 'keepCosignature' | 'lastCosignature'>;
  readonly witnesses: readonly Witness[];
  readonly onFault: (fault: Fault) => void;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** That the first `from` entries of a log are the beginning of what its checkpoint covers. */
const proofFrom = async (
  store: Pick<LogStore, 'tiles'>,
  { epoch, size }: LogHead,
  from: number,
): Promise<readonly Uint8Array[]> => {
  if (from === 0 || from === size) return [];
  // A consistency proof touches what the inclusion proof of the last old leaf touches.
  const found = await store.tiles(epoch, tilesFor(from - 1, size));
  const tiles = new Map(found.map(({ level, index, data }) => [`${level}/${index}`, data]));
  return consistencyProof(sha256, from, size, {
    read: (level, index) => tiles.get(`${level}/${index}`),
    write: () => {},
  });
};

/**
 * One round: hands each log that grew to every witness. None waits for another; after a failure it is left alone for a
 * minute, then two, up to an hour.
 */
export const witnessRound = ({
  store,
  witnesses,
  onFault,
  ...parts
}: WitnessingParts): ((signal: AbortSignal) => Promise<void>) => {
  const { clock } = parts;
  const pauses = growingPauses(MINUTE, HOUR);

  const offer = async (witness: Witness, head: LogHead, signal: AbortSignal): Promise<void> => {
    const name = nameOf(witness);
    const { epoch, size, checkpoint } = head;
    const pause = `${name} ${epoch}`;
    if (!pauses.ready(pause, clock.now())) return;
    const known = (await store.lastCosignature(epoch, name))?.size ?? 0;
    if (size <= known) return;
    try {
      const prove = (from: number) => proofFrom(store, head, from);
      const line = await submit(parts, witness, { head, known, prove }, signal);
      await store.keepCosignature({ epoch, size, witness: name, checkpoint, line, at: clock.now() });
      pauses.worked(pause);
    } catch (error) {
      if (signal.aborted) return;
      pauses.failed(pause, clock.now());
      onFault({ during: `witness ${witness.key.name}, log ${epoch}`, error });
    }
  };

  return async (signal) => {
    // The newest first: it is the one that matters when a witness is slow.
    const logs = (await store.logs()).filter(({ dropped }) => !dropped).reverse();
    await Promise.all(
      witnesses.map(async (witness) => {
        for (const head of logs) await offer(witness, head, signal);
      }),
    );
  };
};

/** A round each minute, beside all other work: no proof waits for a witness. Answers how to stop. */
export const startWitnessing = (parts: WitnessingParts): (() => Promise<void>) =>
  background(parts.clock, MINUTE, witnessRound(parts), (error) =>
    parts.onFault({ during: 'witnesses', error }),
  );
