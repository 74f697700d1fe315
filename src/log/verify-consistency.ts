import { equal } from './bytes.ts';
import { nodeHash } from './leaf-hash.ts';
import { isPowerOfTwo } from './power-of-two.ts';
import { HASH_BYTES, type Sha256 } from './sha256.ts';

/**
 * RFC 9162 §2.1.4.2: does `proof` show that the tree of `second` leaves begins with the tree of `first`?
 * An empty first tree begins every tree; equal sizes need equal roots and an empty proof.
 */
export const verifyConsistency = (
  sha256: Sha256,
  first: number,
  second: number,
  firstRoot: Uint8Array,
  secondRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean => {
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(second) || first < 0 || first > second)
    return false;
  if ([secondRoot, ...proof].some((hash) => hash.length !== HASH_BYTES)) return false;
  if (first === 0 && !equal(firstRoot, sha256(new Uint8Array()))) return false;
  if (first === second) return proof.length === 0 && equal(firstRoot, secondRoot);
  if (first === 0) return proof.length === 0;
  // A first tree that is one perfect subtree is not repeated in the proof: its root is at hand.
  const [seed, ...path] = isPowerOfTwo(first) ? [firstRoot, ...proof] : proof;
  if (!seed) return false;
  let node = first - 1;
  let last = second - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  let old = seed;
  let now = seed;
  for (const sibling of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      old = nodeHash(sha256, sibling, old);
      now = nodeHash(sha256, sibling, now);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      now = nodeHash(sha256, now, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equal(old, firstRoot) && equal(now, secondRoot);
};
