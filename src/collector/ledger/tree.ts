import { append, root, type Tiles } from '../../log/index.ts';
import { sha256 } from '../sha256.ts';
import type { StoredTile } from '../stores/log-store.ts';

/** A log's tree as far as it takes to grow it: its size, and of each level the rightmost tile. */
export interface Tree {
  readonly size: number;
  readonly edge: readonly StoredTile[];
}

export interface Growth {
  readonly tree: Tree;
  readonly root: Uint8Array;
  /** Every tile that changed. */
  readonly tiles: readonly StoredTile[];
}

/** Adds leaves; touches nothing but what it returns. */
export const grow = ({ size, edge }: Tree, leafHashes: readonly Uint8Array[]): Growth => {
  const held = new Map(edge.map((tile) => [`${tile.level}/${tile.index}`, tile]));
  const written = new Map<string, StoredTile>();
  const tiles: Tiles = {
    read: (level, index) => (written.get(`${level}/${index}`) ?? held.get(`${level}/${index}`))?.data,
    write: (level, index, data) => void written.set(`${level}/${index}`, { level, index, data }),
  };
  const grown = append(sha256, size, leafHashes, tiles);
  const rightmost: StoredTile[] = [...edge];
  // `append` writes each level from left to right.
  for (const tile of written.values()) rightmost[tile.level] = tile;
  return {
    tree: { size: grown, edge: rightmost },
    root: root(sha256, grown, tiles),
    tiles: [...written.values()],
  };
};
