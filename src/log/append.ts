import { HASH_BYTES, type Sha256 } from './sha256.ts';
import { fold } from './subtree.ts';
import { TILE_WIDTH, type Tiles } from './tiles.ts';

/**
 * Adds leaves behind the first `size` ones and answers the new size. Writes every tile that they touch, at most
 * once each, lowest level first and left to right; the same call after a crash in between writes the same bytes again.
 * Throws `RangeError` where the tile to go on from is missing or a hash is not 32 bytes.
 */
export const append = (
  sha256: Sha256,
  size: number,
  leafHashes: readonly Uint8Array[],
  tiles: Tiles,
): number => {
  let hashes = leafHashes;
  let before = size;
  for (let level = 0; hashes.length > 0; level++) {
    const full: Uint8Array[] = [];
    for (let done = 0; done < hashes.length; ) {
      const index = Math.floor((before + done) / TILE_WIDTH);
      const held = (before + done) % TILE_WIDTH;
      const added = hashes.slice(done, done + TILE_WIDTH - held);
      const data = grown(level, index, held, added, tiles);
      tiles.write(level, index, data);
      if (held + added.length === TILE_WIDTH) full.push(fold(sha256, data, 0, TILE_WIDTH));
      done += added.length;
    }
    before = Math.floor(before / TILE_WIDTH);
    hashes = full;
  }
  return size + leafHashes.length;
};

const grown = (
  level: number,
  index: number,
  held: number,
  added: readonly Uint8Array[],
  tiles: Tiles,
): Uint8Array => {
  const data = new Uint8Array((held + added.length) * HASH_BYTES);
  if (held > 0) {
    const old = tiles.read(level, index);
    if (!old || old.length < held * HASH_BYTES) throw new RangeError(`tile ${level}/${index} is cut short`);
    data.set(old.subarray(0, held * HASH_BYTES));
  }
  for (const [at, hash] of added.entries()) {
    if (hash.length !== HASH_BYTES) throw new RangeError(`a leaf hash of ${hash.length} bytes`);
    data.set(hash, (held + at) * HASH_BYTES);
  }
  return data;
};
