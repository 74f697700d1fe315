import { describe, expect, it } from 'vitest';
import { createNameHash } from '../../../../src/recorder/redact/name-hash.ts';

const key = (seed: number): Uint8Array => Uint8Array.from({ length: 16 }, (_, at) => (at * 37 + seed) & 255);

describe('the hash of names', () => {
  it('gives a name the same hash throughout a session', () => {
    const hash = createNameHash(key(1));
    expect(hash('carte-client')).toBe(hash('carte-client'));
    expect(createNameHash(key(1))('carte-client')).toBe(hash('carte-client'));
  });

  it('gives it another one under another key, so that a list of names is no use without the key', () => {
    const names = ['a', 'carte', 'client', 'btn-primary', 'é', ''];
    const one = names.map(createNameHash(key(1)));
    const other = names.map(createNameHash(key(2)));
    for (const [at, hashed] of one.entries()) expect(other[at]).not.toBe(hashed);
  });

  it('is HalfSipHash-2-4: for no letters at all, its reference value under its reference key', () => {
    const reference = createNameHash(Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7]));
    expect(reference('')).toBe(`h${(0x5b9f35a9).toString(36)}`);
  });

  it('depends on every one of the 64 bits of the key', () => {
    const hashes = new Set<string>([createNameHash(new Uint8Array(8))('name')]);
    for (let bit = 0; bit < 64; bit++) {
      const bytes = new Uint8Array(8);
      bytes[bit >> 3] = 1 << (bit & 7);
      hashes.add(createNameHash(bytes)('name'));
    }
    expect(hashes.size).toBe(65);
  });

  it('reads the bytes of a view, not of the buffer behind it', () => {
    const bytes = key(9);
    expect(createNameHash(bytes.subarray(8))('x')).toBe(createNameHash(bytes.slice(8))('x'));
  });

  it('is an identifier of style sheets', () => {
    const hash = createNameHash(key(3));
    for (let at = 0; at < 500; at++) expect(hash(`name-${at}`)).toMatch(/^h[0-9a-z]{1,7}$/);
  });

  it('keeps names apart, also those that only their length or their padding tells apart', () => {
    const hash = createNameHash(key(4));
    const names = ['', '\0', '\0\0', 'a', 'a\0', 'aa', ...Array.from({ length: 5000 }, (_, at) => `n${at}`)];
    expect(new Set(names.map(hash)).size).toBe(names.length);
  });

  it('refuses a key that is too short to be one', () => {
    expect(() => createNameHash(new Uint8Array(7))).toThrow(RangeError);
  });
});
