import { describe, expect, it } from 'vitest';
import { recalled } from '../../../../src/adapters/cmp/recall.ts';
import type { Kept } from '../../../../src/platform/outbox.ts';

const TERMS = 'a'.repeat(64);
const NOTICE = 'b'.repeat(64);
const A = 'replay.errors';

const row = (id: string, act: string, at: number, more: Partial<Kept> = {}): Kept => ({
  ...{ id, act, at, purpose: A, until: at + 100, choice: 'c', key: `${at}.0.${id}` },
  record: { signed: JSON.stringify({ asked: { notice: NOTICE, terms: TERMS } }) },
  ...more,
});
const refused = (at: number): Kept => {
  const { record: _, ...kept } = row('', 'refuse', at);
  return kept;
};
const asked = (rows: readonly Kept[], what: { yes?: boolean; at?: number; now?: number; terms?: string }) =>
  recalled(rows, A, { yes: true, terms: TERMS, now: 50, ...what });

const GRANT = { act: 'grant', purpose: A, at: 10, until: 110, notice: NOTICE };

describe('a platform’s answer whose cookie of ours is gone', () => {
  it('is new where nothing of this purpose was ever proved here', () => {
    expect(asked([], {})).toBe('new');
    expect(asked([row('g', 'grant', 10, { purpose: 'replay.support' })], {})).toBe('new');
  });

  it('is the one that was proved, whether the platform tells its time or not', () => {
    const rows = [row('g', 'grant', 10)];
    expect([asked(rows, {}), asked(rows, { at: 9 }), asked(rows, { at: 10 })]).toEqual([GRANT, GRANT, GRANT]);
  });

  it('is new where the platform was answered after what was proved', () => {
    expect(asked([row('g', 'grant', 10)], { at: 11 })).toBe('new');
  });

  it('is over once it was proved longer ago than a choice may live, unless it was given anew', () => {
    const rows = [row('g', 'grant', 10)];
    expect([asked(rows, { now: 110 }), asked(rows, { now: 110, at: 9 })]).toEqual(['over', 'over']);
    expect(asked(rows, { now: 110, at: 105 })).toBe('new');
    expect(asked([refused(10)], { now: 110, yes: false })).toBe('over');
  });

  it('is over on other terms', () => {
    expect(asked([row('g', 'grant', 10)], { terms: 'f'.repeat(64) })).toBe('over');
  });

  it('does not come back as a yes after a no, however late the platform says that it was given', () => {
    const ended = [row('g', 'grant', 10), row('w', 'withdraw', 20, { ends: ['g'] })];
    for (const at of [undefined, 9, 30])
      expect(asked(ended, at === undefined ? {} : { at })).toMatchObject({ act: 'withdraw', at: 20 });
    expect(asked([refused(10)], {})).toEqual({ act: 'refuse', purpose: A, at: 10, until: 110 });
  });

  it('is a no to what still stands here, which is then withdrawn', () => {
    expect(asked([row('g', 'grant', 10)], { yes: false, at: 40 })).toEqual(GRANT);
  });
});
