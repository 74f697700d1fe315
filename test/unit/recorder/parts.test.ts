import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAllowance } from '../../../src/recorder/allowance.ts';
import { capsOf, tooMany } from '../../../src/recorder/caps.ts';
import { gzip } from '../../../src/recorder/gzip.ts';
import { isActive, kindOf, lineOf, markOf, restamped } from '../../../src/recorder/line.ts';
import { backoff, verdictOn } from '../../../src/recorder/verdict.ts';

afterEach(() => vi.unstubAllGlobals());

describe('packing', () => {
  it('is gzip of the text, whatever its length', async () => {
    for (const text of ['', 'é•\n', 'x'.repeat(3_000_000)]) {
      expect(gunzipSync((await gzip(text)) as Uint8Array).toString()).toBe(text);
    }
  });
  it('is left out where the browser cannot', async () => {
    vi.stubGlobal('CompressionStream', undefined);
    expect(await gzip('x')).toBe('x');
  });
});

describe('the caps', () => {
  it.each([
    ['PT1H30M', 5_400_000],
    ['P1DT1S', 86_401_000],
    ['P2W', 1_209_600_000],
    [undefined, Number.POSITIVE_INFINITY],
  ])('read %s as %d milliseconds', (duration, expected) => {
    expect(capsOf(duration ? { duration } : {}).duration).toBe(expected);
  });
  it('hold where the site names none', () => {
    expect(capsOf({})).toEqual({
      ...{ duration: Number.POSITIVE_INFINITY, bytes: 20_000_000, rate: 1000 },
      ...{ idle: 1_800_000, life: 14_400_000 },
    });
  });
  it('count the events of each second', () => {
    const over = tooMany(2);
    expect([0, 1, 2, 1000, 1001, 1002].map((at) => over(at + 5000))).toEqual([
      false,
      false,
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('a line', () => {
  const raw = (source: number, more: object = {}) => ({ type: 3, timestamp: 5, data: { source, ...more } });
  it('knows what it does to the picture', () => {
    expect([1, 2, 6, 12, 14].map((source) => kindOf(raw(source)))).toEqual(Array(5).fill('motion'));
    expect([0, 3, 4, 5, 7, 8, 13].map((source) => kindOf(raw(source)))).toEqual(Array(7).fill('state'));
    expect(kindOf(raw(0, { isAttachIframe: true }))).toBe('base');
    expect(kindOf(raw(15))).toBe('base');
    expect([4, 2].map((type) => kindOf({ type, timestamp: 0, data: {} }))).toEqual(['opening', 'opening']);
  });
  it('knows whether the visitor did something', () => {
    expect([1, 2, 3, 5, 6, 12].every((source) => isActive(raw(source)))).toBe(true);
    expect([0, 4, 7, 8, 13, 14].some((source) => isActive(raw(source)))).toBe(false);
  });
  it('can be given a later time, and nothing else of it changes', () => {
    const tricky = { ...raw(0), data: { source: 0, text: '"timestamp":5}' } };
    const line = restamped(lineOf(tricky, [tricky]), 77);
    expect(line.texts.map((each) => JSON.parse(each))).toEqual([{ ...tricky, timestamp: 77 }]);
    expect(line.at).toBe(77);
  });
  it('marks a difficulty by its kind', () => {
    expect(JSON.parse(markOf({ kind: 'error' }, 9).texts[0] ?? '')).toEqual({
      type: 5,
      data: { tag: 'temoin:difficulty', payload: { kind: 'error' } },
      timestamp: 9,
    });
  });
});

describe('an answer', () => {
  it.each([
    [200, 'sent'],
    [201, 'sent'],
    [0, 'unanswered'],
    [401, 'token'],
    [403, 'forbidden'],
    [410, 'gone'],
    [409, 'conflict'],
    [413, 'refused'],
    [422, 'refused'],
    [429, 'later'],
    [503, 'later'],
  ] as const)('%i means %s', (status, verdict) => {
    expect(verdictOn(status)).toBe(verdict);
  });
  it('is waited for a second, then longer, a minute at most, and not by all pages at once', () => {
    expect([1, 2, 3, 20].map((tries) => backoff(tries, 0))).toEqual([1000, 2000, 4000, 60_000]);
    expect(backoff(1, 1)).toBe(500);
  });
});

describe('the allowance of a hiding page', () => {
  it('is shared, and given back', () => {
    const allowance = createAllowance(100);
    expect([allowance.take(60), allowance.take(60), allowance.take(40)]).toEqual([true, false, true]);
    allowance.give(60);
    expect(allowance.take(60)).toBe(true);
  });
});
