import type { Sha256 } from './sha256.ts';
import { rangeHash } from './subtree.ts';
import type { Tiles } from './tiles.ts';

/** RFC 6962 §2.1 root of the first `size` leaves, 32 bytes; of none: SHA-256 of nothing. */
export const root = (sha256: Sha256, size: number, tiles: Tiles): Uint8Array =>
  size === 0 ? sha256(new Uint8Array()) : new Uint8Array(rangeHash(sha256, tiles)(0, size));
