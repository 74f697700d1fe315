import { formatTlogProof, inclusionProof, TILE_WIDTH, tileWidth } from '../../log/index.ts';
import { sha256 } from '../sha256.ts';
import type { LogHead, StoredTile } from '../stores/log-store.ts';
import type { Store } from '../stores/store.ts';

/** Of each level the tile above a leaf, and the rightmost one: all that its inclusion proof can touch. */
export const tilesFor = (index: number, size: number): Omit<StoredTile, 'data'>[] => {
  const wanted: Omit<StoredTile, 'data'>[] = [];
  for (let level = 0; ; level++) {
    const width = Math.floor(size / TILE_WIDTH ** level);
    if (width === 0) return wanted;
    const own = Math.floor(index / TILE_WIDTH ** (level + 1));
    const last = Math.ceil(width / TILE_WIDTH) - 1;
    for (const each of new Set([own, last]))
      if (tileWidth(level, each, size) > 0) wanted.push({ level, index: each });
  }
};

/**
 * A self-contained proof (C2SP tlog-proof) that leaf `index` is in the log as its newest checkpoint has it.
 */
export const tlogProof = async (
  store: Store,
  { epoch, size, checkpoint }: LogHead,
  index: number,
): Promise<string> => {
  const tiles = new Map(
    (await store.tiles(epoch, tilesFor(index, size))).map((tile) => [
      `${tile.level}/${tile.index}`,
      tile.data,
    ]),
  );
  const proof = inclusionProof(sha256, index, size, {
    read: (level, each) => tiles.get(`${level}/${each}`),
    write: () => {},
  });
  return formatTlogProof({ index, proof, checkpoint });
};
