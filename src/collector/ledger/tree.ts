import { append, nodeHash, type Tiles } from '../../log/index.ts';
import { rangeHash } from '../../log/subtree.ts';
import { sha256 } from '../sha256.ts';
import type { StoredTile } from '../stores/log-store.ts';

/** A log's tree as far as it takes to grow it. */
export interface Tree {
  readonly size: number;
  /** Of each level the rightmost tile. */
  readonly edge: readonly StoredTile[];
  /** Roots of the perfect subtrees that the leaves fall into, largest first: one for each bit that is set in `size`. */
  readonly peaks: readonly Uint8Array[];
}

export interface Growth {
  readonly tree: Tree;
  readonly root: Uint8Array;
  /** Every tile that changed. */
  readonly tiles: readonly StoredTile[];
}

const named = (tiles: readonly StoredTile[]): Map<string, StoredTile> =>
  new Map(tiles.map((tile) => [`${tile.level}/${tile.index}`, tile]));

/** The tree of a log that is read again. Throws `RangeError` where a tile is missing: the store is damaged. */
export const treeOf = (size: number, edge: readonly StoredTile[]): Tree => {
  const held = named(edge);
  const range = rangeHash(sha256, {
    read: (level, index) => held.get(`${level}/${index}`)?.data,
    write: () => {},
  });
  const peaks: Uint8Array[] = [];
  let start = 0;
  for (let width = 2 ** Math.floor(Math.log2(Math.max(size, 1))); width >= 1; width /= 2)
    if (size - start >= width) {
      peaks.push(range(start, start + width));
      start += width;
    }
  return { size, edge, peaks };
};

const join = (left: Uint8Array, right: Uint8Array): Uint8Array => nodeHash(sha256, left, right);

/** RFC 6962: the smaller peaks hang below the larger. */
const rootOf = (peaks: readonly Uint8Array[]): Uint8Array =>
  peaks.length ? peaks.reduceRight((right, left) => join(left, right)) : sha256(new Uint8Array());

/** Adds leaves; touches nothing but what it returns. Some two hashes a leaf, however large the log is. */
export const grow = ({ size, edge, peaks }: Tree, leafHashes: readonly Uint8Array[]): Growth => {
  const held = named(edge);
  const written = new Map<string, StoredTile>();
  const tiles: Tiles = {
    read: (level, index) => (written.get(`${level}/${index}`) ?? held.get(`${level}/${index}`))?.data,
    write: (level, index, data) => void written.set(`${level}/${index}`, { level, index, data }),
  };
  const grown = append(sha256, size, leafHashes, tiles);
  const rightmost: StoredTile[] = [...edge];
  // `append` writes each level from left to right.
  for (const tile of written.values()) rightmost[tile.level] = tile;

  const stack = [...peaks];
  for (const [at, leaf] of leafHashes.entries()) {
    let peak = leaf;
    for (let left = size + at; left % 2 === 1; left = Math.floor(left / 2))
      peak = join(stack.pop() as Uint8Array, peak);
    stack.push(peak);
  }
  return {
    tree: { size: grown, edge: rightmost, peaks: stack },
    root: rootOf(stack),
    tiles: [...written.values()],
  };
};
