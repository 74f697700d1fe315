import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { grow, treeOf } from '../../../src/collector/ledger/tree.ts';
import { sha256 } from '../../../src/collector/sha256.ts';
import type { StoredTile } from '../../../src/collector/stores/log-store.ts';
import { root, type Tiles } from '../../../src/log/index.ts';

const leaf = (at: number): Uint8Array => createHash('sha256').update(`${at}`).digest();

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('the tree of a ledger', () => {
  it('has at every size the root that RFC 6962 gives, also after it was read again', {
    timeout: 60_000,
  }, () => {
    const kept = new Map<string, StoredTile>();
    const tiles: Tiles = { read: (level, index) => kept.get(`${level}/${index}`)?.data, write: () => {} };
    let tree = treeOf(0, []);
    expect(grow(tree, []).root).toEqual(sha256(new Uint8Array()));
    // Across the first full tiles of level 0, one by one and in bunches, and of level 1 in large ones.
    for (const added of [
      ...Array.from({ length: 300 }, () => 1),
      3,
      7,
      200,
      1,
      2,
      515,
      64_000,
      700,
      1,
      260,
    ]) {
      const growth = grow(
        tree,
        Array.from({ length: added }, (_, at) => leaf(tree.size + at)),
      );
      for (const tile of growth.tiles) kept.set(`${tile.level}/${tile.index}`, tile);
      tree = growth.tree;
      expect(Buffer.compare(growth.root, root(sha256, tree.size, tiles))).toBe(0);
      expect(treeOf(tree.size, tree.edge).peaks.map(hex)).toEqual(tree.peaks.map(hex));
    }
    expect(tree.size).toBe(65_989);
  });

  it('says so where the store has lost a tile', () => {
    const { tree } = grow(treeOf(0, []), [leaf(0), leaf(1), leaf(2)]);
    expect(() => treeOf(4, tree.edge)).toThrow(RangeError);
    expect(() => treeOf(3, [])).toThrow(RangeError);
  });
});
