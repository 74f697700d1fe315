import { nodeHash } from './leaf-hash.ts';
import { isPowerOfTwo, split } from './power-of-two.ts';
import { HASH_BYTES, type Sha256 } from './sha256.ts';
import { TILE_WIDTH, type Tiles } from './tiles.ts';

const TILE_HEIGHT = 8;

/** Merkle hash of the leaves `[start, end)`; `start` is a multiple of the largest power of two that fits. */
export type RangeHash = (start: number, end: number) => Uint8Array;

/** The hashes `[from, from + count)` of one tile, hashed to their root; `count` is a power of two. */
export const fold = (sha256: Sha256, data: Uint8Array, from: number, count: number): Uint8Array => {
  if (count === 1) return data.subarray(from * HASH_BYTES, (from + 1) * HASH_BYTES);
  const half = count / 2;
  return nodeHash(sha256, fold(sha256, data, from, half), fold(sha256, data, from + half, half));
};

/**
 * Hashes of ranges out of tiles, each tile read once. Throws `RangeError` where a tile is missing or too short:
 * the store is damaged, and no proof may be made from it.
 */
export const rangeHash = (sha256: Sha256, tiles: Tiles): RangeHash => {
  const seen = new Map<string, Uint8Array>();
  const tile = (level: number, index: number, width: number): Uint8Array => {
    const name = `${level}/${index}`;
    const data = seen.get(name) ?? tiles.read(level, index);
    const held = Math.floor((data?.length ?? 0) / HASH_BYTES);
    if (!data || held < width) throw new RangeError(`tile ${name} holds ${held} hashes, ${width} needed`);
    seen.set(name, data);
    return data;
  };
  /** A perfect subtree of `2 ** height` leaves. */
  const perfect = (start: number, height: number): Uint8Array => {
    const level = Math.floor(height / TILE_HEIGHT);
    const count = 2 ** (height % TILE_HEIGHT);
    const first = start / TILE_WIDTH ** level;
    const from = first % TILE_WIDTH;
    return fold(sha256, tile(level, Math.floor(first / TILE_WIDTH), from + count), from, count);
  };
  const range: RangeHash = (start, end) => {
    const size = end - start;
    if (isPowerOfTwo(size)) return perfect(start, Math.log2(size));
    const middle = start + split(size);
    return nodeHash(sha256, range(start, middle), range(middle, end));
  };
  return range;
};
