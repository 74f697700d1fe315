import { describe, expect, it } from 'vitest';
import { addDuration, atMost, durationMs } from '../../../src/config/duration.ts';

const at = (iso: string) => Date.parse(iso);
const moved = (from: string, by: string) => new Date(addDuration(at(from), by)).toISOString();

describe('a duration', () => {
  it.each([
    ['2026-11-22T10:00:00.123Z', 'P6M', '2027-05-22T10:00:00.123Z'],
    ['2026-01-31T00:00:00.000Z', 'P1M', '2026-02-28T00:00:00.000Z'],
    ['2024-01-31T00:00:00.000Z', 'P1M', '2024-02-29T00:00:00.000Z'],
    ['2026-08-31T23:59:00.000Z', 'P13M', '2027-09-30T23:59:00.000Z'],
    ['2026-11-22T10:00:00.000Z', 'P30D', '2026-12-22T10:00:00.000Z'],
    ['2026-11-22T10:00:00.000Z', 'PT4H', '2026-11-22T14:00:00.000Z'],
    ['2026-11-22T10:00:00.000Z', 'PT90M', '2026-11-22T11:30:00.000Z'],
    ['2026-11-22T10:00:00.000Z', 'P1M2DT3H4M', '2026-12-24T13:04:00.000Z'],
    ['2026-12-31T10:00:00.000Z', 'P0D', '2026-12-31T10:00:00.000Z'],
  ])('moves %s by %s to %s', (from, by, to) => {
    expect(moved(from, by)).toBe(to);
  });

  it('does not drift by an hour where clocks change', () => {
    expect(moved('2026-03-28T02:30:00.000Z', 'P2D')).toBe('2026-03-30T02:30:00.000Z');
  });

  it.each([
    '',
    'P',
    'PT',
    'P1',
    '30D',
    'P1Y',
    'P1W',
    'P-1D',
    'P1.5D',
    'PT1S',
    ' P1D',
    'P1D ',
    'P1DT',
    'P1H',
    'p1d',
  ])('is not “%s”', (text) => {
    expect(() => addDuration(0, text)).toThrow(RangeError);
    expect(() => durationMs(text)).toThrow(RangeError);
    expect(atMost(text, 'P9999M')).toBe(false);
  });

  it('counts months from January, so that a month is longer than thirty days', () => {
    expect(durationMs('P1M')).toBe(31 * 86_400_000);
    expect(durationMs('P6M')).toBe(181 * 86_400_000);
    expect(durationMs('PT24H')).toBe(durationMs('P1D'));
    expect(atMost('P30D', 'P30D')).toBe(true);
    expect(atMost('P1M', 'P30D')).toBe(false);
    expect(atMost('P181D', 'P6M')).toBe(true);
    expect(atMost('P182D', 'P6M')).toBe(false);
  });

  it.each([undefined, null, 30, ['P1D'], {}])('is not %j', (value) => {
    expect(atMost(value, 'P6M')).toBe(false);
  });

  it('never says yes to one too long to count', () => {
    expect(atMost(`P${'9'.repeat(400)}D`, 'P6M')).toBe(false);
  });
});
