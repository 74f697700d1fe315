import { beforeEach, describe, expect, it } from 'vitest';
import { amend, remembered, statusIn } from '../../../src/choosing/answers.ts';

const asked = (terms = 'a') => ({ notice: 'c'.repeat(64), terms: terms.repeat(64) });
const until = () => Date.now() + 1e9;
const answer = (wishes: Record<string, boolean>, terms = 'a') =>
  amend(window, remembered(window), Object.keys(wishes), wishes, asked(terms), until);
const statuses = (...ids: string[]) => ids.map((id) => statusIn(remembered(window), id));

describe('an answer before the code that keeps it has come', () => {
  beforeEach(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: where the answers are.
    document.cookie = 'temoin=; max-age=0; path=/';
  });
  it('is in the cookie at once, and the last one counts', () => {
    expect(statuses('a')).toEqual([undefined]);
    const first = answer({ a: true, b: false });
    expect(statuses('a', 'b', 'c')).toEqual(['granted', 'refused', undefined]);
    const second = answer({ a: false });
    expect(statuses('a', 'b')).toEqual(['withdrawn', 'refused']);
    expect(second).toBeGreaterThan(first);
    answer({ a: false, b: true });
    expect(statuses('a', 'b')).toEqual(['withdrawn', 'granted']);
  });
  it('does not carry a choice on other terms over to these', () => {
    answer({ a: true }, 'b');
    answer({ b: true });
    expect(statuses('a', 'b')).toEqual([undefined, 'granted']);
  });
  it('that takes a remembered yes back leaves what it was given to as it was', () => {
    answer({ a: true, b: true }, 'b');
    const before = remembered(window);
    amend(window, before, ['a'], {}, before[0] as (typeof before)[0], until);
    expect(statuses('a', 'b')).toEqual(['withdrawn', 'granted']);
    expect(new Set(remembered(window).map(({ terms }) => terms))).toEqual(new Set(['b'.repeat(64)]));
  });
});
