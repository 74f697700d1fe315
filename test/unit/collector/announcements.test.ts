import { describe, expect, it } from 'vitest';
import { announcements } from '../../../src/collector/ledger/entries.ts';

const SITE = 'https://boutique.example';
const AT = '2026-11-23T09:00:00Z';
const notice = (digit: string) => ({ digest: digit.repeat(64), language: 'fr', bytes: '' });

describe('what a log announces', () => {
  it('is each notice once, though it stands twice in the list, and nothing that the log told before', () => {
    const notices = [notice('a'), notice('b'), notice('a'), notice('c')];
    const announced = { site: SITE, notices, configuration: 'd'.repeat(64) };
    const told = new Set(['b'.repeat(64)]);
    expect(announcements(announced, told, AT).map(({ announces }) => announces?.[0])).toEqual([
      'd',
      'a',
      'c',
    ]);
  });
});
