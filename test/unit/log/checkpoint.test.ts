import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCheckpoint, Malformed, parseCheckpoint } from '../../../src/log/index.ts';
import { sha256 } from './fixture.ts';

const ROOT = sha256(new Uint8Array());
const HASH = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

describe('a checkpoint', () => {
  it('is the log’s name, its size and its root, a line each', () => {
    const text = formatCheckpoint({ origin: 'boutique.example/temoin/2026q4', size: 0, root: ROOT });
    expect(text).toBe(`boutique.example/temoin/2026q4\n0\n${HASH}\n`);
  });

  it('reads back as it was written', () => {
    const origin = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !/\p{Cc}/u.test(text));
    const checkpoints = fc.record({
      origin,
      size: fc.maxSafeNat(),
      root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    });
    fc.assert(
      fc.property(checkpoints, (given) => {
        expect(parseCheckpoint(formatCheckpoint(given))).toEqual(given);
      }),
    );
  });

  it('passes over extension lines', () => {
    expect(parseCheckpoint(`log\n7\n${HASH}\nsomething else\n`)).toEqual({
      origin: 'log',
      size: 7,
      root: ROOT,
    });
  });

  it.each([
    ['no origin', `\n7\n${HASH}\n`],
    ['a leading zero', `log\n07\n${HASH}\n`],
    ['a negative size', `log\n-1\n${HASH}\n`],
    ['a size in hex', `log\n0x7\n${HASH}\n`],
    ['a size beyond exact numbers', `log\n9007199254740992\n${HASH}\n`],
    ['a short root', `log\n7\n${HASH.slice(4)}\n`],
    ['a root in base64url', `log\n7\n${HASH.replace('+', '-').replace('/', '_')}\n`],
    ['a root with stray bits', `log\n7\n${HASH.replace('U=', 'V=')}\n`],
    ['no newline at its end', `log\n7\n${HASH}`],
    ['an empty extension line', `log\n7\n${HASH}\n\n`],
    ['two lines', `log\n7\n`],
    ['a control character', `l\u0007og\n7\n${HASH}\n`],
    ['nothing', ''],
  ])('is refused with %s', (_, text) => {
    expect(() => parseCheckpoint(text)).toThrow(Malformed);
  });

  it('is not written for what could not be read', () => {
    for (const origin of ['', 'two\nlines']) {
      expect(() => formatCheckpoint({ origin, size: 1, root: ROOT })).toThrow(Malformed);
    }
    expect(() => formatCheckpoint({ origin: 'log', size: 1.5, root: ROOT })).toThrow(Malformed);
    expect(() => formatCheckpoint({ origin: 'log', size: 1, root: ROOT.subarray(1) })).toThrow(Malformed);
  });
});
