import { split } from './power-of-two.ts';
import type { Sha256 } from './sha256.ts';
import { rangeHash } from './subtree.ts';
import type { Tiles } from './tiles.ts';

/**
 * RFC 6962 §2.1.2: that the tree of `second` leaves begins with the tree of `first`. Empty for 0 and for equal
 * sizes. Throws `RangeError` where `first` is above `second`.
 */
export const consistencyProof = (
  sha256: Sha256,
  first: number,
  second: number,
  tiles: Tiles,
): readonly Uint8Array[] => {
  if (!(first >= 0 && first <= second)) throw new RangeError(`no tree of ${first} within one of ${second}`);
  if (first === 0 || first === second) return [];
  const hash = rangeHash(sha256, tiles);
  const path: Uint8Array[] = [];
  let start = 0;
  let end = second;
  while (first !== end) {
    const middle = start + split(end - start);
    if (first <= middle) {
      path.push(new Uint8Array(hash(middle, end)));
      end = middle;
    } else {
      path.push(new Uint8Array(hash(start, middle)));
      start = middle;
    }
  }
  // A first tree that is itself a left subtree is known to the verifier: its root is not repeated.
  if (start > 0) path.push(new Uint8Array(hash(start, end)));
  return path.reverse();
};
