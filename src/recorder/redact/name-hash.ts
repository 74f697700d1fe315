import { remember } from './remember.ts';

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/**
 * HalfSipHash-2-4 under a key that never leaves the page: a name keeps its identity within a session (the same in
 * the document and in its style sheets), and nobody without the key can try names against what left.
 * `key`: at least 8 random bytes, drawn once a session; fewer is a `RangeError`.
 */
export function createNameHash(key: Uint8Array): (name: string) => string {
  if (key.length < 8) throw new RangeError('short key');
  const view = new DataView(key.buffer, key.byteOffset);
  const k0 = view.getInt32(0, true);
  const k1 = view.getInt32(4, true);
  return remember((name) => {
    let v0 = k0;
    let v1 = k1;
    let v2 = k0 ^ 0x6c796765;
    let v3 = k1 ^ 0x74656462;
    const rounds = (count: number): void => {
      while (count--) {
        v0 += v1;
        v1 = rotate(v1, 5) ^ v0;
        v0 = rotate(v0, 16);
        v2 += v3;
        v3 = rotate(v3, 8) ^ v2;
        v0 += v3;
        v3 = rotate(v3, 7) ^ v0;
        v2 += v1;
        v1 = rotate(v1, 13) ^ v2;
        v2 = rotate(v2, 16);
      }
    };
    const take = (word: number): void => {
      v3 ^= word;
      rounds(2);
      v0 ^= word;
    };
    // Two UTF-16 units a word; the last word holds the length, so that no name is the padding of another.
    for (let at = 0; at < name.length; at += 2) take(name.charCodeAt(at) | (name.charCodeAt(at + 1) << 16));
    take(name.length);
    v2 ^= 0xff;
    rounds(4);
    return `h${((v1 ^ v3) >>> 0).toString(36)}`;
  });
}
