import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { append, inclusionProof, root, TILE_WIDTH, tileWidth } from '../../../src/log/index.ts';
import { grown, hex, leaves, memoryTiles, naiveRoot, sha256 } from './fixture.ts';

const ALL = leaves(1_100);
const sizes = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: ALL.length }));
/** An older and a newer size. */
const pair = fc.tuple(sizes, sizes).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

describe('a log that grows', () => {
  it('has the root of RFC 6962 after every batch, however its leaves arrive', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 6 }), (batches) => {
        const tiles = memoryTiles();
        let size = 0;
        for (const batch of batches) {
          const next = append(sha256, size, ALL.slice(size, size + batch), tiles);
          expect(next).toBe(Math.min(size + batch, ALL.length));
          size = next;
          expect(hex(root(sha256, size, tiles))).toBe(hex(naiveRoot(ALL.slice(0, size))));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the same tiles whether leaves come one by one or all at once', () => {
    const tiles = memoryTiles();
    let size = 0;
    for (const leaf of ALL.slice(0, 600)) size = append(sha256, size, [leaf], tiles);
    expect(tiles.kept).toEqual(grown(ALL.slice(0, 600)).kept);
  });

  it('writes each tile that a batch touches once, and nothing for an empty batch', () => {
    const tiles = grown(ALL.slice(0, 300));
    tiles.writes = 0;
    append(sha256, 300, ALL.slice(300, 800), tiles);
    // Level 0: tiles 1, 2 and 3; level 1: tile 0.
    expect(tiles.writes).toBe(4);
    expect(append(sha256, 800, [], tiles)).toBe(800);
    expect(tiles.writes).toBe(4);
  });

  it('comes back to the same tree when a batch is appended again after a crash in its midst', () => {
    fc.assert(
      fc.property(pair, fc.nat(4), ([before, after], survived) => {
        const tiles = grown(ALL.slice(0, before));
        const failing = { read: tiles.read.bind(tiles), write: tiles.write.bind(tiles) };
        let left = survived;
        failing.write = (...tile) => {
          if (left-- === 0) throw new Error('power cut');
          tiles.write(...tile);
        };
        try {
          append(sha256, before, ALL.slice(before, after), failing);
        } catch (error) {
          expect((error as Error).message).toBe('power cut');
        }
        expect(hex(root(sha256, before, tiles))).toBe(hex(naiveRoot(ALL.slice(0, before))));
        append(sha256, before, ALL.slice(before, after), tiles);
        expect(tiles.kept).toEqual(grown(ALL.slice(0, after)).kept);
      }),
      { numRuns: 40 },
    );
  });

  it('lays 70,000 leaves into the tiles that C2SP tlog-tiles counts', () => {
    const size = 70_000;
    const all = leaves(size);
    const tiles = grown(all);
    const widths = (level: number): number[] =>
      [...tiles.kept].filter(([name]) => name.startsWith(`${level}/`)).map(([, data]) => data.length / 32);
    expect(widths(0).filter((width) => width === TILE_WIDTH)).toHaveLength(273);
    expect(widths(0).at(-1)).toBe(112);
    expect([widths(1), widths(2), widths(3)]).toEqual([[256, 17], [1], []]);
    for (const [name, data] of tiles.kept) {
      const [level, index] = name.split('/').map(Number) as [number, number];
      expect(tileWidth(level, index, size)).toBe(data.length / 32);
    }
    expect([tileWidth(0, 274, size), tileWidth(2, 1, size), tileWidth(3, 0, size)]).toEqual([0, 0, 0]);
    expect(hex(root(sha256, size, tiles))).toBe(hex(naiveRoot(all)));
    tiles.reads = 0;
    const proof = inclusionProof(sha256, 65_535, size, tiles);
    expect(proof).toHaveLength(17);
    expect(tiles.reads).toBeLessThanOrEqual(6);
  });

  it('refuses to go on from a tile that is missing or cut short, and leaf hashes of another length', () => {
    const tiles = grown(ALL.slice(0, 300));
    tiles.kept.set('0/1', (tiles.kept.get('0/1') as Uint8Array).subarray(32));
    expect(() => append(sha256, 300, [ALL[0] as Uint8Array], tiles)).toThrow(RangeError);
    expect(() => root(sha256, 300, tiles)).toThrow('tile 0/1 holds 43 hashes, 44 needed');
    expect(() => inclusionProof(sha256, 1, 300, memoryTiles())).toThrow(RangeError);
    expect(() => append(sha256, 0, [new Uint8Array(31)], memoryTiles())).toThrow(RangeError);
  });
});
