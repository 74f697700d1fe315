import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitment, hmac } from '../../../src/proof/index.ts';
import { bytes, hex, sha256, unhex } from '../log/fixture.ts';

describe('HMAC-SHA-256', () => {
  it.each([
    ['0b'.repeat(20), '4869205468657265', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
    [
      '4a656665',
      '7768617420646f2079612077616e7420666f72206e6f7468696e673f',
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
    [
      'aa'.repeat(131),
      hex(bytes('Test Using Larger Than Block-Size Key - Hash Key First')),
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    ],
  ])('meets the vectors of RFC 4231', (key, message, mac) => {
    expect(hex(hmac(sha256, unhex(key), unhex(message)))).toBe(mac);
  });

  it('is that of node:crypto for any key and message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 140 }), fc.uint8Array({ maxLength: 300 }), (key, message) => {
        expect(hex(hmac(sha256, key, message))).toBe(createHmac('sha256', key).update(message).digest('hex'));
      }),
    );
  });
});

describe('a commitment', () => {
  const key = new Uint8Array(32).fill(5);

  it('is the HMAC of the body’s UTF-8 bytes under the record’s own key', () => {
    const body = '{"signed":"l’été — 🍪"}';
    expect(commitment(sha256, key, body)).toBe(
      createHmac('sha256', key).update(body, 'utf8').digest('base64'),
    );
  });

  it('differs for the same body under another key: equal choices do not look equal', () => {
    expect(commitment(sha256, key, 'x')).not.toBe(commitment(sha256, new Uint8Array(32).fill(6), 'x'));
  });

  it('is not made with a key of another length, which could be guessed', () => {
    for (const length of [0, 16, 31, 33]) {
      expect(() => commitment(sha256, new Uint8Array(length), 'x')).toThrow(RangeError);
    }
  });
});
