import { sha256 } from '../collector/sha256.ts';
import { append, HASH_BYTES, leafHash, root, TILE_WIDTH, type Tiles, tilePath } from '../log/index.ts';

/** A log's tree, grown from its leaves; every full tile is handed out once and forgotten. */
export interface TreeFiles {
  readonly size: number;
  add(leaves: readonly string[]): void;
  root(): Uint8Array;
  /** Hands out the rightmost tile of each level where it is not full. */
  finish(): void;
}

/** `put` takes a tile's path and bytes. Memory: the right edge of the tree alone. */
export const treeFiles = (put: (path: string, bytes: Uint8Array) => void): TreeFiles => {
  /** Of each level the rightmost tile. */
  const edge: { index: number; data: Uint8Array }[] = [];
  let size = 0;
  const tiles: Tiles = {
    read: (level, index) => (edge[level]?.index === index ? edge[level].data : undefined),
    write(level, index, data) {
      edge[level] = { index, data };
      if (data.length === TILE_WIDTH * HASH_BYTES) put(tilePath({ level, index, width: TILE_WIDTH }), data);
    },
  };
  return {
    get size() {
      return size;
    },
    add(leaves) {
      size = append(
        sha256,
        size,
        leaves.map((leaf) => leafHash(sha256, Buffer.from(leaf))),
        tiles,
      );
    },
    root: () => root(sha256, size, tiles),
    finish() {
      for (const [level, { index, data }] of edge.entries()) {
        const width = data.length / HASH_BYTES;
        if (width < TILE_WIDTH) put(tilePath({ level, index, width }), data);
      }
    },
  };
};
