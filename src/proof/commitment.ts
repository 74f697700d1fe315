import type { Sha256 } from '../log/sha256.ts';
import { hmac } from './hmac.ts';

/** Bytes of a record's own key: random, used once, erased together with the body. */
export const COMMITMENT_KEY_BYTES = 32;

/**
 * What an entry carries of its body: HMAC-SHA-256 of the body's UTF-8 bytes under the record's own key, base64.
 * It binds the operator to the body; once key and body are erased it says nothing about them, however guessable
 * they were (GDPR art. 17). Throws `RangeError` for a key that is not 32 bytes.
 */
export const commitment = (sha256: Sha256, key: Uint8Array, body: string): string => {
  if (key.length !== COMMITMENT_KEY_BYTES) throw new RangeError(`a commitment key of ${key.length} bytes`);
  return btoa(String.fromCharCode(...hmac(sha256, key, new TextEncoder().encode(body))));
};
