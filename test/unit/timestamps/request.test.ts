import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTimestamp } from '../../../src/collector/timestamps/answer.ts';
import { timestampRequest } from '../../../src/collector/timestamps/request.ts';
import { folder } from '../collector/collecting.ts';
import { hex, unhex } from '../log/fixture.ts';
import { missing } from './authority.ts';

const DATA = new TextEncoder().encode('checkpoint');
const of = (byte: number) => timestampRequest(DATA, (count) => new Uint8Array(count).fill(byte));

/** DER by hand: `30` around what follows. */
const seq = (...parts: readonly string[]): string => tlv('30', ...parts);
const tlv = (tag: string, ...parts: readonly string[]): string => {
  const content = parts.join('');
  const length = content.length / 2;
  const size = length < 128 ? '' : length < 256 ? '81' : '82';
  return tag + size + length.toString(16).padStart(length < 256 ? 2 : 4, '0') + content;
};
const time = (text: string): string => tlv('18', hex(new TextEncoder().encode(text)));

const { imprint, nonce } = of(0x55);
const GRANTED = seq('020100');
const SIGNED = '06092a864886f70d010702';
const INFO = '060b2a864886f70d0109100104';
const parts = {
  version: '020101',
  policy: '06032a0304',
  imprint: hex(imprint),
  serial: '020101',
  time: time('20261103100000.25Z'),
  nonce: tlv('02', hex(nonce)),
};
const token = (over: Partial<typeof parts> = {}, type = SIGNED, content = INFO): string => {
  const info = seq(...Object.values({ ...parts, ...over }));
  const encapsulated = seq(content, tlv('a0', tlv('04', info)));
  return seq(type, tlv('a0', seq('020103', '3100', encapsulated, '3100')));
};
const answer = (...of: readonly string[]): Uint8Array => unhex(seq(...of));
const read = (bytes: Uint8Array): number => readTimestamp(bytes, { imprint, nonce });

describe('a timestamp request', () => {
  it('is read by OpenSSL as what it is meant to be', ({ skip }) => {
    skip(missing !== '', missing);
    for (const byte of [0, 0x55, 0x80, 0xff]) {
      const { request } = of(byte);
      const file = join(folder(), 'query.tsq');
      writeFileSync(file, request);
      const { stdout } = spawnSync('openssl', ['ts', '-query', '-in', file, '-text'], { encoding: 'utf8' });
      expect(stdout).toContain('Version: 1\nHash Algorithm: sha256\n');
      expect(stdout).toContain('Policy OID: unspecified\n');
      expect(stdout).toContain('Certificate required: yes\n');
      expect(stdout).toMatch(/\nNonce: 0x[4-7][0-9A-F]{15}\n/);
    }
  });

  it('never repeats its nonce by itself: the nonce is what was drawn', () => {
    const draws: number[] = [];
    timestampRequest(DATA, (count) => {
      draws.push(count);
      return new Uint8Array(count);
    });
    expect(draws).toEqual([8]);
    expect(hex(of(0).nonce)).not.toBe(hex(of(1).nonce));
    expect(of(0x55).request).toHaveLength(2 + 3 + 51 + 10 + 3);
  });
});

describe('a timestamp’s answer', () => {
  it('gives its time', () => {
    expect(read(answer(GRANTED, token()))).toBe(Date.parse('2026-11-03T10:00:00.250Z'));
    expect(read(answer(seq('020101'), token({ time: time('20280229235959Z') })))).toBe(
      Date.parse('2028-02-29T23:59:59Z'),
    );
  });

  const wrong: readonly [string, Uint8Array, string][] = [
    [
      'is of another digest',
      answer(GRANTED, token({ imprint: hex(of(0).imprint).replace(/.$/, '0') })),
      'for other bytes',
    ],
    [
      'is of another algorithm',
      answer(
        GRANTED,
        token({ imprint: hex(imprint).replace('0403040201', '0403040202').replace('03040201', '03040203') }),
      ),
      'for other bytes',
    ],
    ['has no nonce', answer(GRANTED, token({ nonce: '' })), 'the nonce is missing'],
    [
      'has another nonce',
      answer(GRANTED, token({ nonce: '020101' })),
      'the nonce is that of another request',
    ],
    ['has no token', answer(GRANTED), 'the token is missing'],
    ['has two tokens', answer(GRANTED, token(), token()), 'there is more than a token'],
    ['is followed by something', unhex(`${hex(answer(GRANTED, token()))}00`), 'bytes behind the answer'],
    ['is of a later version', answer(GRANTED, token({ version: '020102' })), 'the version is not 1'],
    [
      'signs no time',
      answer(GRANTED, token({}, SIGNED, '060b2a864886f70d0109100105')),
      'something other than a time',
    ],
    ['is not signed', answer(GRANTED, token({}, '06092a864886f70d010701')), 'the token is not signed data'],
    [
      'has no such date',
      answer(GRANTED, token({ time: time('20260230100000Z') })),
      `the timestamp's time is "20260230100000Z"`,
    ],
    [
      'has no such hour',
      answer(GRANTED, token({ time: time('20261103250000Z') })),
      `the timestamp's time is`,
    ],
    [
      'has a local time',
      answer(GRANTED, token({ time: time('20261103100000+0100') })),
      `the timestamp's time is`,
    ],
    [
      'has a time of another kind',
      answer(GRANTED, token({ time: tlv('17', '3236313130333130303030305a') })),
      'has the tag 0x17, not 0x18',
    ],
    ['is rejected', answer(seq('020102')), 'no timestamp was given: rejected'],
    [
      'is rejected, and says why',
      answer(seq('020102', seq(tlv('0c', hex(Buffer.from('too\nbusy')))), '03020780')),
      'no timestamp was given: rejected: unknown algorithm; too busy',
    ],
    ['is to come', answer(seq('020103')), 'no timestamp was given: waiting'],
    ['has a status of two bytes', answer(seq('02020100')), 'no timestamp was given'],
    ['has an indefinite length', unhex('3080020100000000'), 'not DER: a length of 0 bytes'],
    ['has a length that is too long', unhex('30810302010000'), 'its length is longer than it need be'],
    ['has a length of four bytes', unhex('3084000000030201'), 'not DER: a length of 4 bytes'],
    ['has a long tag', unhex('1f8100'), 'not DER: a tag of several bytes'],
    ['is cut short', answer(GRANTED, token()).slice(0, -1), 'the answer is cut short'],
    ['is empty', new Uint8Array(), 'the answer is missing'],
  ];
  it.each(wrong)('is refused where it %s', (_, bytes, why) => {
    expect(() => read(bytes)).toThrow(why);
  });

  it('is refused, with words, wherever a byte of its frame is another', () => {
    const sound = answer(GRANTED, token());
    let kept = 0;
    for (let at = 0; at < sound.length; at++) {
      const bytes = Uint8Array.from(sound);
      bytes[at] = (bytes[at] ?? 0) ^ 0x21;
      try {
        read(bytes);
        kept++;
      } catch (error) {
        expect((error as Error).message).toMatch(/^(the|no|there|status) /);
      }
    }
    // Only what is opaque may differ: versions, policy, serial, digests, and what the time's digits allow.
    expect(kept).toBeLessThan(25);
  });
});
