/** Hashes in a full tile: height 8 (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;

/**
 * Where a tree keeps its hashes. `data` is 1 to 256 hashes of 32 bytes, one after the other: at level 0 those of
 * the leaves, above it the roots of the full tiles below. The rightmost tile of a level is partial and is
 * written again, longer, as the tree grows; a reader takes the hashes that its size needs and ignores the rest,
 * so a tile that ran ahead of its checkpoint does no harm.
 */
export interface Tiles {
  read(level: number, index: number): Uint8Array | undefined;
  /** The callee may keep `data`; the tree does not touch it afterwards. */
  write(level: number, index: number, data: Uint8Array): void;
}

/** How many hashes tile `index` of `level` holds in a tree of `size` leaves: 0 (not there) to 256 (full). */
export const tileWidth = (level: number, index: number, size: number): number =>
  Math.min(TILE_WIDTH, Math.max(0, Math.floor(size / TILE_WIDTH ** level) - index * TILE_WIDTH));
