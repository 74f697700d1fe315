import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { combinationsTable, usesTable } from '../../../src/profiles/table.ts';

const FILE = new URL('../../../docs/profiles.md', import.meta.url);

describe('docs/profiles.md', () => {
  it('holds the tables that the data make (TEMOIN_WRITE_DOCS=1 rewrites them)', () => {
    const written = readFileSync(FILE, 'utf8');
    const made = Object.entries({ combinations: combinationsTable(), uses: usesTable() }).reduce(
      (text, [name, table]) =>
        text.replace(
          new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`),
          (_, start: string, end: string) => `${start}\n${table}\n${end}`,
        ),
      written,
    );
    if (process.env['TEMOIN_WRITE_DOCS']) writeFileSync(FILE, made);
    else expect(written).toBe(made);
    expect(made.match(/^\| \d+ \| `replay\./gm)).toHaveLength(16);
  });
});
