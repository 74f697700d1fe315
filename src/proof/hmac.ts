import type { Sha256 } from '../log/sha256.ts';

const BLOCK = 64;

/** HMAC-SHA-256 (RFC 2104), 32 bytes. */
export const hmac = (sha256: Sha256, key: Uint8Array, message: Uint8Array): Uint8Array => {
  const short = key.length > BLOCK ? sha256(key) : key;
  const keyed = (pad: number, data: Uint8Array): Uint8Array => {
    const input = new Uint8Array(BLOCK + data.length).fill(pad, 0, BLOCK);
    for (const [at, byte] of short.entries()) input[at] = byte ^ pad;
    input.set(data, BLOCK);
    return sha256(input);
  };
  return keyed(0x5c, keyed(0x36, message));
};
