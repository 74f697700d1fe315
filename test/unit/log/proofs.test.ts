import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  nodeHash,
  root,
  verifyConsistency,
  verifyInclusion,
} from '../../../src/log/index.ts';
import {
  bytes,
  flipped,
  grown,
  hex,
  leaves,
  memoryTiles,
  naivePath,
  naiveProof,
  naiveRoot,
  sha256,
  uniformTiles,
} from './fixture.ts';

const ALL = leaves(1_100);
const FULL = grown(ALL);
const sizes = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: ALL.length }));
/** An older and a newer size. */
const pair = fc.tuple(sizes, sizes).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const within = sizes.chain((size) => fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.constant(size)));

describe('an inclusion proof', () => {
  it('is that of RFC 6962 and verifies, for every leaf of every size', () => {
    fc.assert(
      fc.property(within, ([index, size]) => {
        const hashes = ALL.slice(0, size);
        const proof = inclusionProof(sha256, index, size, FULL);
        expect(proof.map(hex)).toEqual(naivePath(index, hashes).map(hex));
        expect(verifyInclusion(sha256, ALL[index] as Uint8Array, index, size, proof, naiveRoot(hashes))).toBe(
          true,
        );
      }),
    );
  });

  it('fails with any bit turned over, a hash more or less, or at another place', () => {
    fc.assert(
      fc.property(within, fc.nat(), fc.nat(), ([index, size], bit, other) => {
        const leaf = ALL[index] as Uint8Array;
        const top = root(sha256, size, FULL);
        const proof = inclusionProof(sha256, index, size, FULL);
        const holds = (l = leaf, i = index, p = proof, r = top): boolean =>
          verifyInclusion(sha256, l, i, size, p, r);
        expect(holds()).toBe(true);
        expect(holds(flipped(leaf, bit))).toBe(false);
        expect(holds(leaf, index, proof, flipped(top, bit))).toBe(false);
        for (const at of proof.keys()) {
          const bad = proof.map((hash, place) => (place === at ? flipped(hash, bit) : hash));
          expect(holds(leaf, index, bad)).toBe(false);
        }
        expect(holds(leaf, index, [...proof, top])).toBe(false);
        if (proof.length > 0) expect(holds(leaf, index, proof.slice(1))).toBe(false);
        if (other % size !== index) expect(holds(leaf, other % size)).toBe(false);
        expect(holds(leaf, size)).toBe(false);
      }),
    );
  });

  it('does not take a node for a leaf', () => {
    // The node over leaves 0 and 1, offered as an entry, must not hash to what stands in the tree.
    const [left, right] = ALL as [Uint8Array, Uint8Array];
    const posed = leafHash(sha256, new Uint8Array(Buffer.concat([left, right])));
    expect(hex(posed)).not.toBe(hex(nodeHash(sha256, left, right)));
    expect(verifyInclusion(sha256, posed, 0, 1, [], nodeHash(sha256, left, right))).toBe(false);
  });

  it('is refused for a leaf that is not in the tree', () => {
    expect(() => inclusionProof(sha256, 5, 5, FULL)).toThrow(RangeError);
    expect(() => inclusionProof(sha256, -1, 5, FULL)).toThrow(RangeError);
    expect(() => inclusionProof(sha256, Number.NaN, 5, FULL)).toThrow(RangeError);
  });
});

describe('a consistency proof', () => {
  it('is that of RFC 6962 and verifies, between every two sizes', () => {
    fc.assert(
      fc.property(pair, ([first, second]) => {
        const hashes = ALL.slice(0, second);
        const proof = consistencyProof(sha256, first, second, FULL);
        expect(proof.map(hex)).toEqual(naiveProof(first, hashes).map(hex));
        const roots = [naiveRoot(ALL.slice(0, first)), naiveRoot(hashes)] as const;
        expect(verifyConsistency(sha256, first, second, ...roots, proof)).toBe(true);
      }),
    );
  });

  it('fails with any bit turned over and a hash more or less', () => {
    fc.assert(
      fc.property(pair, fc.nat(), ([first, second], bit) => {
        const old = root(sha256, first, FULL);
        const now = root(sha256, second, FULL);
        const proof = consistencyProof(sha256, first, second, FULL);
        const holds = (o = old, n = now, p = proof): boolean =>
          verifyConsistency(sha256, first, second, o, n, p);
        expect(holds()).toBe(true);
        expect(holds(flipped(old, bit))).toBe(false);
        expect(holds(old, flipped(now, bit))).toBe(false);
        for (const at of proof.keys()) {
          expect(
            holds(
              old,
              now,
              proof.map((hash, place) => (place === at ? flipped(hash, bit) : hash)),
            ),
          ).toBe(false);
        }
        expect(holds(old, now, [...proof, now])).toBe(false);
        if (proof.length > 0) expect(holds(old, now, proof.slice(0, -1))).toBe(false);
      }),
    );
  });

  it('shows a log whose past was rewritten', () => {
    fc.assert(
      fc.property(pair, fc.nat(), ([first, second], which) => {
        const forged = [...ALL.slice(0, second)];
        forged[which % first] = leafHash(sha256, bytes('what was never said'));
        const tiles = grown(forged);
        const proof = consistencyProof(sha256, first, second, tiles);
        const roots = [root(sha256, first, FULL), root(sha256, second, tiles)] as const;
        expect(verifyConsistency(sha256, first, second, ...roots, proof)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it('does not let a log grow and keep its root', () => {
    const four = root(sha256, 4, FULL);
    expect(verifyConsistency(sha256, 4, 8, four, four, [])).toBe(false);
    expect(verifyConsistency(sha256, 4, 4, four, four, [])).toBe(true);
  });

  it('lets the empty log begin every log, and only the empty log', () => {
    const none = root(sha256, 0, memoryTiles());
    const some = root(sha256, 7, FULL);
    expect(consistencyProof(sha256, 0, 7, FULL)).toEqual([]);
    expect(verifyConsistency(sha256, 0, 7, none, some, [])).toBe(true);
    expect(verifyConsistency(sha256, 0, 0, none, none, [])).toBe(true);
    expect(verifyConsistency(sha256, 0, 7, some, some, [])).toBe(false);
    expect(verifyConsistency(sha256, 0, 0, some, some, [])).toBe(false);
    expect(verifyConsistency(sha256, 0, 7, none, some, [some])).toBe(false);
  });

  it('is refused backwards', () => {
    expect(() => consistencyProof(sha256, 8, 7, FULL)).toThrow('no tree of 8 within one of 7');
    expect(() => consistencyProof(sha256, -1, 7, FULL)).toThrow('no tree of -1 within one of 7');
    const [seven, eight] = [root(sha256, 7, FULL), root(sha256, 8, FULL)];
    expect(verifyConsistency(sha256, 8, 7, eight, seven, consistencyProof(sha256, 7, 8, FULL))).toBe(false);
    expect(verifyConsistency(sha256, 8, 7, eight, eight, [])).toBe(false);
  });
});

describe('a log beyond 32 bits', () => {
  const leaf = leafHash(sha256, bytes('the same'));
  const tiles = uniformTiles(leaf);
  // Around powers of two a floating-point logarithm rounds; around 2^31 and 2^32 a shift wraps.
  const large = fc
    .tuple(fc.integer({ min: 20, max: 52 }), fc.integer({ min: -3, max: 3 }), fc.nat(1_000_000))
    .map(([height, beside, more]) => 2 ** height + beside + (more % 2 ? more : 0));

  it('proves inclusion at any index', () => {
    fc.assert(
      fc.property(large, fc.double({ min: 0, max: 1, noNaN: true }), (size, where) => {
        const index = Math.min(size - 1, Math.floor(where * size));
        const proof = inclusionProof(sha256, index, size, tiles);
        expect(verifyInclusion(sha256, leaf, index, size, proof, root(sha256, size, tiles))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('proves consistency between any sizes', () => {
    fc.assert(
      fc.property(large, large, (a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        const roots = [root(sha256, first, tiles), root(sha256, second, tiles)] as const;
        const proof = consistencyProof(sha256, first, second, tiles);
        expect(verifyConsistency(sha256, first, second, ...roots, proof)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
