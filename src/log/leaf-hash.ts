import { HASH_BYTES, type Sha256 } from './sha256.ts';

/** RFC 6962 §2.1: hash of one entry, kept apart from nodes by the byte 0x00. */
export const leafHash = (sha256: Sha256, entry: Uint8Array): Uint8Array => {
  const input = new Uint8Array(1 + entry.length);
  input.set(entry, 1);
  return sha256(input);
};

/** RFC 6962 §2.1: hash of two children, marked by the byte 0x01. */
export const nodeHash = (sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array => {
  const input = new Uint8Array(1 + 2 * HASH_BYTES);
  input[0] = 1;
  input.set(left, 1);
  input.set(right, 1 + HASH_BYTES);
  return sha256(input);
};
