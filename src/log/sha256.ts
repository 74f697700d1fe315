/** SHA-256, synchronous, 32 bytes; the host brings it (`crypto.hash` on a server). Never keeps its argument. */
export type Sha256 = (data: Uint8Array) => Uint8Array;

/** Bytes of one hash. */
export const HASH_BYTES = 32;
