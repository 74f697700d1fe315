import { expect, it } from 'vitest';
import { clockTime } from '../../../src/player/element.ts';
import { marksOf } from '../../../src/player/marks.ts';

const mark = (kind: string, timestamp: number) => ({
  type: 5,
  timestamp,
  data: { tag: 'temoin:difficulty', payload: { kind } },
});

it('finds the difficulties of a recording, in order, from its first event', () => {
  const events = [
    { type: 4, timestamp: 1000 },
    mark('error', 9000),
    { type: 5, timestamp: 1, data: { tag: 'x' } },
    mark('named', 3000),
  ];
  expect(marksOf(events.filter(({ timestamp }) => timestamp > 1))).toEqual([
    { at: 2000, kind: 'named' },
    { at: 8000, kind: 'error' },
  ]);
});

it('finds none where there is none', () => {
  expect(marksOf([])).toEqual([]);
  expect(marksOf([null, 'x', { type: 5 }])).toEqual([]);
});

it.each([
  [0, '0:00'],
  [999, '0:00'],
  [65_000, '1:05'],
  [3_600_000, '60:00'],
])('%i ms reads %s', (ms, told) => {
  expect(clockTime(ms)).toBe(told);
});
