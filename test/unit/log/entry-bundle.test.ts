import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryBundle, MAX_ENTRY_BYTES, Malformed, parseEntryBundle } from '../../../src/log/index.ts';

const bundles = fc.array(fc.uint8Array({ maxLength: 700 }), { minLength: 1, maxLength: 256, size: 'max' });

describe('a bundle of entries', () => {
  it('puts its length in two bytes, the greater first, before each entry', () => {
    const bundle = entryBundle([Uint8Array.of(7, 8), new Uint8Array(258), new Uint8Array()]);
    expect([...bundle.subarray(0, 7)]).toEqual([0, 2, 7, 8, 1, 2, 0]);
    expect(bundle).toHaveLength(2 + 2 + 2 + 258 + 2);
  });

  it('gives back the entries it was made of', () => {
    fc.assert(
      fc.property(bundles, (entries) => {
        expect(parseEntryBundle(entryBundle(entries))).toEqual(entries);
      }),
      { numRuns: 30 },
    );
  });

  it('never loses part of an entry silently when it is cut short', () => {
    fc.assert(
      fc.property(bundles, fc.nat(), (entries, at) => {
        const whole = entryBundle(entries);
        const cut = whole.subarray(0, at % whole.length);
        try {
          const read = parseEntryBundle(cut);
          expect(entries.slice(0, read.length)).toEqual(read);
        } catch (error) {
          expect(error).toBeInstanceOf(Malformed);
        }
      }),
      { numRuns: 60 },
    );
    expect(() => parseEntryBundle(Uint8Array.of(0))).toThrow('bundle ends within a length');
    expect(() => parseEntryBundle(Uint8Array.of(0, 1, 7, 0, 2, 1))).toThrow('bundle ends within entry 1');
  });

  it('takes an entry of 65,535 bytes and none longer', () => {
    const longest = new Uint8Array(MAX_ENTRY_BYTES).fill(9);
    expect(parseEntryBundle(entryBundle([longest, longest]))).toEqual([longest, longest]);
    expect(() => entryBundle([new Uint8Array(MAX_ENTRY_BYTES + 1)])).toThrow(RangeError);
  });

  it('holds 1 to 256 entries', () => {
    const many = Array.from({ length: 257 }, () => new Uint8Array());
    expect(() => entryBundle([])).toThrow(RangeError);
    expect(() => entryBundle(many)).toThrow(RangeError);
    expect(() => parseEntryBundle(new Uint8Array())).toThrow(Malformed);
    expect(() => parseEntryBundle(new Uint8Array(2 * 257))).toThrow(Malformed);
    expect(parseEntryBundle(entryBundle(many.slice(1)))).toHaveLength(256);
  });
});
