import { split } from './power-of-two.ts';
import type { Sha256 } from './sha256.ts';
import { rangeHash } from './subtree.ts';
import type { Tiles } from './tiles.ts';

/**
 * RFC 6962 §2.1.1: that leaf `index` is in the tree of `size` leaves, from the leaf's sibling up. `size` may be
 * any that the log ever had. Throws `RangeError` where `index` is not below `size`.
 */
export const inclusionProof = (
  sha256: Sha256,
  index: number,
  size: number,
  tiles: Tiles,
): readonly Uint8Array[] => {
  if (!(index >= 0 && index < size)) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const hash = rangeHash(sha256, tiles);
  const path: Uint8Array[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + split(end - start);
    if (index < middle) {
      path.push(new Uint8Array(hash(middle, end)));
      end = middle;
    } else {
      path.push(new Uint8Array(hash(start, middle)));
      start = middle;
    }
  }
  return path.reverse();
};
