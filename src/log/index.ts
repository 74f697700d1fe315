/** Entry point `temoin/log`: an RFC 6962 tree in C2SP tiles, with its checkpoints and proofs. Hash and keys are given. */
export { type AddCheckpoint, formatAddCheckpoint, parseAddCheckpoint } from './add-checkpoint.ts';
export { append } from './append.ts';
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
export { consistencyProof } from './consistency-proof.ts';
export {
  cosign,
  cosignedAt,
  cosignerKey,
  formatCosignerKey,
  parseCosignerKey,
  withSignatures,
} from './cosignature.ts';
export { entryBundle, MAX_ENTRY_BYTES, parseEntryBundle } from './entry-bundle.ts';
export { inclusionProof } from './inclusion-proof.ts';
export { leafHash, nodeHash } from './leaf-hash.ts';
export { Malformed } from './malformed.ts';
export { openTlogProof } from './open-tlog-proof.ts';
export { root } from './root.ts';
export { HASH_BYTES, type Sha256 } from './sha256.ts';
export {
  type Note,
  type NoteSignature,
  type NoteSigner,
  openNote,
  parseNote,
  signNote,
  type VerifyEd25519,
} from './signed-note.ts';
export { parseTilePath, type TileName, tilePath } from './tile-path.ts';
export { TILE_WIDTH, type Tiles, tileWidth } from './tiles.ts';
export { formatTlogProof, parseTlogProof, type TlogProof } from './tlog-proof.ts';
export { formatVerifierKey, parseVerifierKey, type VerifierKey, verifierKey } from './verifier-key.ts';
export { verifyConsistency } from './verify-consistency.ts';
export { verifyInclusion } from './verify-inclusion.ts';
