import { formatAddCheckpoint } from '../../../src/log/add-checkpoint.ts';
import {
  consistencyProof,
  formatCheckpoint,
  type NoteSigner,
  root,
  signNote,
} from '../../../src/log/index.ts';
import { ed25519Signer, grown, leaves, sha256 } from '../log/fixture.ts';

/** A log of as many leaves as anybody asks for; another `seed` is another past of the same log. */
export const growingLog = (key: NoteSigner, seed = 'leaf', most = 600) => {
  const hashes = leaves(most, seed);
  const tiles = grown(hashes);
  const checkpoint = (size: number, ...signers: readonly NoteSigner[]): string =>
    signNote(
      formatCheckpoint({ origin: key.name, size, root: root(sha256, size, tiles) }),
      ...(signers.length ? signers : [key]),
    );
  return {
    key,
    tiles,
    checkpoint,
    proof: (old: number, size: number) => consistencyProof(sha256, old, size, tiles),
    /** The body of an `add-checkpoint`. */
    request: (old: number, size: number): string =>
      formatAddCheckpoint({
        old,
        proof: consistencyProof(sha256, old, size, tiles),
        checkpoint: checkpoint(size),
      }),
  };
};

export const ORIGIN = 'boutique.example/temoin/2026q4';
export const boutique = (): NoteSigner => ed25519Signer(ORIGIN);
