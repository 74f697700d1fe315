/** Entry point `temoin/proof`: the two parts of a proof, how one commits to the other, and their types. */
export { bodyText, parseBody } from './body.ts';
export { COMMITMENT_KEY_BYTES, commitment } from './commitment.ts';
export {
  type ChoiceEntry,
  type ConfigurationEntry,
  type DeletionEntry,
  type Entry,
  type ErasureEntry,
  type EvidenceEntry,
  type ExpiryEntry,
  entryText,
  type ImportEntry,
  type NoticeEntry,
  parseEntry,
} from './entry.ts';
export { entryTime } from './entry-members.ts';
export { hmac } from './hmac.ts';
export { openBody } from './open-body.ts';
export type { ProofRecord, PublicJwk, SignedRecord, WithdrawalOutcome } from './proof-record.ts';
export type { Receipt } from './receipt.ts';
export { Unsound } from './unsound.ts';
