import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../../bench/banner/columns.ts';
import { differences, type Found, tableOf } from '../../../bench/banner/readme.ts';

/** What a run found: everything came to `value`, in one round, but what is named. */
const foundWith = (value: number, other: Readonly<Record<string, number>> = {}): Found => {
  const measured = Object.fromEntries(COLUMNS.map(({ measure }) => [measure, other[measure] ?? value]));
  const rounds = new Map(['temoin', 'orejime'].map((name) => [name, [measured]]));
  return new Map(COLUMNS.map(({ profile }) => [profile, rounds]));
};

const found = foundWith(1000);
const page = (table: string) => `Words.\n<!-- banner-bench -->\n${table}\n<!-- /banner-bench -->\nMore.`;
const written = page(tableOf(found));

describe("the README's table of banners, beside what was measured", () => {
  it('has nothing against the table that the same run writes', () => {
    expect(differences(written, found)).toEqual([]);
  });
  it('bears what differs from day to day', () => {
    const other = { bytes: 1019, 'script ms': 1300, 'first visible ms': 800, 'refuse ms': 1010 };
    expect(differences(written, foundWith(1000, other))).toEqual([]);
  });
  it.each([
    ['requests', 1001],
    ['bytes', 1030],
    ['script ms', 700],
    ['first visible ms', 1500],
    ['accept ms', 790],
  ])('names %s where it came to %d', (measure, value) => {
    const wrong = differences(written, foundWith(1000, { [measure]: value }));
    const heads = COLUMNS.filter((each) => each.measure === measure).map(({ head }) => head);
    expect(wrong).toHaveLength(2 * heads.length);
    expect(wrong[0]).toMatch(`temoin, ${heads[0]}: 1,000`);
  });
  it('names a row that is missing, one too many, a cell that is empty and a column that is another', () => {
    const [head = '', line = '', first = '', second = ''] = tableOf(found).split('\n');
    const of = (...rows: readonly string[]) => differences(page([head, line, ...rows].join('\n')), found);
    expect(of(first)).toEqual(['orejime has no row']);
    expect(of(first, second, second.replace('orejime', 'osano'))).toEqual(['osano was not measured']);
    expect(of(first.replace('1,000', ''), second)[0]).toMatch('temoin, requests: nothing is written');
    expect(differences(page(tableOf(found).replace('requests', 'files')), found)[0]).toMatch('columns');
  });
  it('finds no table where the marks are not', () => {
    expect(() => differences('| no | marks |', found)).toThrow('banner-bench');
  });
});
