import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { drawn, excluded } from '../../../src/admission/admit.ts';

describe('excluded paths', () => {
  it.each([
    ['/compte', '/compte/**'],
    ['/compte/', '/compte/**'],
    ['/compte/adresses/2', '/compte/**'],
    ['/compte/2/factures', '/compte/:id/factures'],
    ['/a/x/b', '/a/*/b'],
    ['/a/x/y/b', '/a/**/b'],
    ['/a/b', '/a/**/b'],
    ['/anything', '/**'],
    ['/', '/**'],
    ['/', '/'],
    ['/compte', '/compte'],
    ['/caf%C3%A9', '/café'],
    ['/café', '/caf%C3%A9'],
  ])('hold %s by %s', (path, pattern) => {
    expect(excluded(path, ['/other', pattern])).toBe(true);
  });

  it.each([
    ['/comptes', '/compte/**'],
    ['/mon/compte', '/compte/**'],
    ['/compte/2', '/compte'],
    ['/a/b', '/a/*/b'],
    ['/a/x/y/b', '/a/*/b'],
    ['/a/b/c', '/a/**/b'],
    ['/x', '/'],
    ['/compte', '/compte/:id'],
  ])('let %s pass by %s', (path, pattern) => {
    expect(excluded(path, [pattern])).toBe(false);
  });

  it.each([
    '/Compte/x',
    '/%63ompte/x',
    '/%43ompte/x',
    '//compte//x',
    '/compte;jsessionid=1/x',
    '/compte%2Fx',
    '/compte/%2e',
  ])('are not escaped by writing %s', (path) => {
    expect(excluded(path, ['/compte/**'])).toBe(true);
  });

  it('hold a path that cannot be read, as soon as anything is excluded', () => {
    expect(excluded('/%zz', ['/compte/**'])).toBe(true);
    expect(excluded('/%zz', [])).toBe(false);
  });
});

const HOUR = 3_600_000;
const digest = async (data: Uint8Array) => createHash('sha256').update(data).digest('hex');

/** Seeds from a counter: the test draws the same numbers each time. */
const seedOf = (n: number): Uint8Array => createHash('sha256').update(`seed ${n}`).digest().subarray(0, 16);

const count = async (times: number, each: (n: number) => Promise<boolean>) => {
  let yes = 0;
  for (let n = 0; n < times; n++) if (await each(n)) yes++;
  return yes;
};

/** Five standard deviations of a binomial: a fair draw leaves them once in about two million. */
const expectBinomial = (yes: number, times: number, rate: number) => {
  const wide = 5 * Math.sqrt(times * rate * (1 - rate));
  expect(yes).toBeGreaterThan(times * rate - wide);
  expect(yes).toBeLessThan(times * rate + wide);
};

describe('the draw of a session', { timeout: 60_000 }, () => {
  const session = {
    purpose: 'replay.experience',
    rate: 0.05,
    since: 1_795_000_000_000,
    now: 1_795_000_000_000,
  };

  it.each([0.01, 0.05, 0.5])('takes a share of %d of 100,000 visitors', async (rate) => {
    const times = 100_000;
    const yes = await count(times, (n) => drawn({ ...session, rate, seed: seedOf(n) }, digest));
    expectBinomial(yes, times, rate);
  });

  it('takes a share of one visitor’s sessions', async () => {
    const times = 20_000;
    const yes = await count(times, (n) =>
      drawn({ ...session, now: session.since + n * 4 * HOUR, seed: seedOf(7) }, digest),
    );
    expectBinomial(yes, times, 0.05);
  });

  it('is the same on every page and in every tab of one session', async () => {
    for (let n = 0; n < 200; n++) {
      const seed = seedOf(n);
      const [first, ...later] = await Promise.all(
        [0, 1, HOUR, 4 * HOUR - 1].map((after) =>
          drawn({ ...session, rate: 0.5, seed, now: session.since + after }, digest),
        ),
      );
      expect(later).toEqual([first, first, first]);
    }
  });

  it('is made anew after four hours, whatever came before', async () => {
    const times = 10_000;
    const pair = (n: number) =>
      Promise.all(
        [0, 4 * HOUR].map((after) =>
          drawn({ ...session, rate: 0.5, seed: seedOf(n), now: session.since + after }, digest),
        ),
      );
    expectBinomial(await count(times, async (n) => (await pair(n)).every(Boolean)), times, 0.25);
  });

  it('is made anew as soon as a session may end, where a site shortens its life', async () => {
    const times = 10_000;
    const pair = (n: number) =>
      Promise.all(
        [0, HOUR].map((after) =>
          drawn({ ...session, rate: 0.5, seed: seedOf(n), now: session.since + after }, digest, HOUR),
        ),
      );
    expectBinomial(await count(times, async (n) => (await pair(n)).every(Boolean)), times, 0.25);
  });

  it('is made for each purpose by itself', async () => {
    const times = 10_000;
    const pair = (n: number) =>
      Promise.all(
        ['replay.errors', 'replay.experience'].map((purpose) =>
          drawn({ ...session, rate: 0.5, seed: seedOf(n), purpose }, digest),
        ),
      );
    expectBinomial(await count(times, async (n) => (await pair(n)).every(Boolean)), times, 0.25);
  });

  it('takes everybody at a rate of one', async () => {
    expect(await count(500, (n) => drawn({ ...session, rate: 1, seed: seedOf(n) }, digest))).toBe(500);
  });

  it('hands the digest nothing but seed, purpose and window', async () => {
    const seen: string[] = [];
    const seed = new TextEncoder().encode('0123456789abcdef');
    await drawn({ ...session, seed, now: session.since + 9 * HOUR }, async (data) => {
      seen.push(new TextDecoder().decode(data));
      return 'f'.repeat(64);
    });
    expect(seen).toEqual(['0123456789abcdefreplay.experience 2']);
  });
});
