import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../src/export/formats/index.ts';
import { folderOf, formOf, ordinary } from './made.ts';
import { parseCsv } from './parse-csv.ts';

const text = readFileSync('docs/formats.md', 'utf8');
const firstCells = (table: string): string[] =>
  [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name as string);

describe('docs/formats.md', () => {
  it('explains the columns that the table has, in their order', async () => {
    const [head] = parseCsv((await formOf(await folderOf(ordinary()), 'csv')).slice(1));
    const [, table = ''] = /<!-- columns -->([\s\S]*?)<!-- \/columns -->/.exec(text) ?? [];
    expect(firstCells(table)).toEqual(head);
  });

  it('names every form and its file', () => {
    for (const { name, file } of FORMATS) expect(text).toContain(`| \`${name}\` | \`${file}\` |`);
    const [, ...names] = firstCells(text.split('<!-- columns -->')[0] as string);
    expect(names).toEqual(FORMATS.map(({ name }) => name));
  });
});
