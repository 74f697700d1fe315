import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { leafHash } from './leaf-hash.ts';
import { Malformed } from './malformed.ts';
import type { Sha256 } from './sha256.ts';
import { openNote, type VerifyEd25519 } from './signed-note.ts';
import { parseTlogProof } from './tlog-proof.ts';
import type { VerifierKey } from './verifier-key.ts';
import { verifyInclusion } from './verify-inclusion.ts';

/**
 * Where `entry` (the leaf's bytes) stands, and in which signed tree: from a `.tlog-proof` alone, offline. Throws
 * `Malformed` where a log key of that origin did not sign, or the entry is not at its place in what it signed.
 */
export const openTlogProof = (
  sha256: Sha256,
  verify: VerifyEd25519,
  keys: readonly VerifierKey[],
  entry: Uint8Array,
  text: string,
): { readonly index: number; readonly checkpoint: Checkpoint } => {
  const { index, proof, checkpoint: note } = parseTlogProof(text);
  const { text: signed, signedBy } = openNote(note, keys, verify);
  const checkpoint = parseCheckpoint(signed);
  // A witness's signature alone would vouch for a log that it does not keep.
  if (!signedBy.some(({ name }) => name === checkpoint.origin)) {
    throw new Malformed(`tlog-proof: not signed by ${checkpoint.origin} itself`);
  }
  const leaf = leafHash(sha256, entry);
  if (!verifyInclusion(sha256, leaf, index, checkpoint.size, proof, checkpoint.root)) {
    throw new Malformed(`tlog-proof: the entry is not at ${index} in the tree of ${checkpoint.size}`);
  }
  return { index, checkpoint };
};
