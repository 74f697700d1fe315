import { describe, expect, it } from 'vitest';
import type { Purpose, Tracker } from '../../../src/purpose/purpose.ts';
import { owed } from '../../../src/withdrawal/owed.ts';

const purpose = (id: string, ...trackers: Tracker[]): Purpose => ({ id, trackers });
const cookie = (name: string): Tracker => ({ name, store: 'cookie' });

describe('what the end of a purpose owes', () => {
  it('is its own trackers, its own refusal marker among them', () => {
    const marker: Tracker = { name: '_hjOptOut', store: 'cookie', keep: true };
    expect(owed([purpose('replay.experience', cookie('_hj*'), marker)], [])).toEqual([
      cookie('_hj*'),
      marker,
    ]);
  });

  it('keeps a tracker that a purpose still granted declares too', () => {
    const ended = purpose('replay.errors', cookie('_ga'), cookie('_gid'));
    expect(owed([ended], [purpose('audience', cookie('_ga'))])).toEqual([
      cookie('_ga'),
      cookie('_gid'),
      { ...cookie('_ga'), keep: true },
    ]);
  });

  it.each([
    ['_ph*', '_ph_1'],
    ['_ph_1', '_ph*'],
    ['ph_*_replay', '*_token_*'],
    ['a*c', '*bc'],
    ['*', 'x'],
    ['x*', '*'],
  ])('keeps where the patterns %s and %s can meet', (own, other) => {
    expect(owed([purpose('a', cookie(own))], [purpose('b', cookie(other))])).toHaveLength(2);
  });

  it.each([
    ['_ph*', '_pk*'],
    ['*a', '*b'],
    ['a*b', 'a*c'],
    ['abc', 'ab'],
    ['ab', 'abc'],
    ['a', ''],
  ])('leaves another purpose’s %s and %s apart', (own, other) => {
    expect(owed([purpose('a', cookie(own))], [purpose('b', cookie(other))])).toEqual([cookie(own)]);
  });

  it('does not mix stores, and bears purposes without trackers', () => {
    const local: Tracker = { name: 'id', store: 'localStorage' };
    expect(owed([{ id: 'a' }, purpose('b', local)], [purpose('c', cookie('id')), { id: 'd' }])).toEqual([
      local,
    ]);
  });
});
