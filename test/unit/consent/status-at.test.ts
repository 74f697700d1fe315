import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Choice } from '../../../src/consent/choice.ts';
import { decode, encode } from '../../../src/consent/remembered.ts';
import { statusAt } from '../../../src/consent/status-at.ts';

const TERMS = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const rules = { terms: TERMS, until: (at: number) => at + 1000 };
const choice = (act: Choice['act'], at: number, more: Partial<Choice> = {}): Choice => ({
  act,
  purpose: 'replay.errors',
  at,
  notice: 'c'.repeat(64),
  terms: TERMS,
  choice: '',
  ...more,
});
const status = (choices: Choice[], now: number) => statusAt(choices, 'replay.errors', now, rules);

describe('the status of a purpose', () => {
  it('is unasked before any choice, and untouched by choices for another purpose', () => {
    expect(status([], 0)).toBe('unasked');
    expect(status([choice('grant', 1, { purpose: 'audience' })], 2)).toBe('unasked');
  });
  it.each([
    ['grant', 'granted'],
    ['refuse', 'refused'],
    ['withdraw', 'withdrawn'],
  ] as const)('after %s is %s', (act, expected) => expect(status([choice(act, 1)], 2)).toBe(expected));
  it('follows the latest choice in whatever order they are known', () => {
    expect(status([choice('withdraw', 5), choice('grant', 3)], 6)).toBe('withdrawn');
  });
  it('is a no where a yes and a no were given at once', () => {
    expect(status([choice('withdraw', 3), choice('grant', 3)], 6)).toBe('withdrawn');
    expect(status([choice('grant', 3), choice('refuse', 3)], 6)).toBe('refused');
  });
  it('expires yes and no alike, at the same age', () => {
    for (const act of ['grant', 'refuse', 'withdraw'] as const) {
      expect(status([choice(act, 1)], 1000)).not.toBe('expired');
      expect(status([choice(act, 1)], 1001)).toBe('expired');
    }
  });
  it('expires when the terms have changed', () => {
    expect(status([choice('grant', 1, { terms: OTHER })], 2)).toBe('expired');
  });
  it('takes a yes from the future for none, and a no for a no', () => {
    expect(status([choice('grant', 1_000_000)], 0)).toBe('unasked');
    expect(status([choice('grant', Number.NaN)], 0)).toBe('unasked');
    expect(status([choice('refuse', 1_000_000)], 0)).toBe('refused');
    expect(status([choice('withdraw', 1_000_000), choice('grant', -1)], 0)).toBe('withdrawn');
  });
});

describe('the remembered choice', () => {
  it('comes back as it was written', () => {
    const choices = [choice('grant', 12), choice('refuse', 13, { purpose: 'audience' })];
    expect(decode(encode(choices))).toEqual(choices);
  });
  it('is the same text for every visitor who refused at the same time', () => {
    expect(encode([choice('refuse', 5, { choice: 'x' })])).toBe(
      encode([choice('refuse', 5, { choice: 'y' })]),
    );
  });
  it('is no choice at all when it is anything else', () => {
    for (const foreign of [
      undefined,
      '',
      'true',
      'null',
      '[]',
      '{}',
      '{"v":1}',
      encode([choice('grant', 1)]).replace('"v":1', '"v":2'),
      encode([choice('grant', 1)]).slice(0, -1),
      encode([choice('grant', 1)]).replace('grant', 'granted'),
      encode([choice('grant', 1)])
        .replace('[', '{"a":')
        .replace(']', '}'),
      encode([choice('grant', -1)]),
      encode([choice('grant', 1.5)]),
      encode([choice('grant', 1, { terms: 'short' })]),
    ])
      expect(decode(foreign)).toEqual([]);
  });
  it('never throws, and never finds a yes in what it did not write', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(decode(text)).toEqual([]);
      }),
    );
  });
});
