import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explain } from '../src/config/explain.ts';
import { MEASURES } from '../src/measures/index.ts';

const readme = readFileSync('README.md', 'utf8');

/** The rows of a marked table: the cells' texts without their code marks. */
const rows = (name: string): string[][] => {
  const [, table = ''] = new RegExp(`<!-- ${name} -->([\\s\\S]*?)<!-- /${name} -->`).exec(readme) ?? [];
  return table
    .trim()
    .split('\n')
    .slice(2)
    .map((line) =>
      line
        .replaceAll('`', '')
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
};

describe('the README', () => {
  it('lists the events that the bus knows, with what they carry', () => {
    const code = readFileSync('src/bus/events.ts', 'utf8');
    const [, body = ''] = /interface Events \{([\s\S]*?)\n\}/.exec(code) ?? [];
    const events = [...body.matchAll(/^ {2}(?:'([^']+)'|(\w+)): (\{[\s\S]*?\n? *\});/gm)].map(
      ([, quoted, bare, shape = '']) => [
        quoted ?? bare,
        [...shape.matchAll(/readonly (\w+)\??:/g)].map(([, name]) => name).join(', '),
      ],
    );
    expect(events.length).toBeGreaterThan(10);
    expect(rows('events').map(([name, , carries]) => [name, carries])).toEqual(events);
  });
  it('lists the keys of the configuration as its schema has them', () => {
    const schema = JSON.parse(readFileSync('schema/temoin.schema.json', 'utf8')) as { properties: object };
    const keys = Object.keys(schema.properties).filter((key) => key !== '$schema');
    expect(
      rows('configuration')
        .flatMap(([key = '']) => key.split(' '))
        .sort(),
    ).toEqual(keys.sort());
  });
  it('gives a configuration that temoin check has nothing against', () => {
    const [, json = ''] = /<!-- example -->\n```json\n([\s\S]*?)```\n<!-- \/example -->/.exec(readme) ?? [];
    const { configuration, errors, warnings } = explain(JSON.parse(json), ['en', 'fr']);
    expect([...errors, ...warnings]).toEqual([]);
    expect(configuration?.purposes.flatMap(({ limitation }) => Object.keys(limitation ?? {}))).toEqual([
      'L2',
      'L1',
    ]);
    expect(configuration?.recipients?.map(({ role }) => role)).toEqual([
      'processor',
      'joint-controller',
      'controller',
    ]);
  });
  it('links to nothing that an installed package lacks, and neither do the documents beside it', () => {
    const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: readonly string[] };
    for (const page of [
      'README.md',
      'docs/export.md',
      'docs/formats.md',
      'docs/unmask.md',
      'docs/audit.md',
    ]) {
      const text = readFileSync(page, 'utf8');
      const links = [...text.matchAll(/\]\(([^)#]+)\)|(?:src|srcset)="([^"]+)"/g)]
        .map(([, one, other]) => (one ?? other) as string)
        .filter((link) => !/^(https?:|\/|…)/.test(link));
      expect(links.length, page).toBeGreaterThan(0);
      for (const link of links) {
        const place = normalize(join(dirname(page), link));
        expect(existsSync(place), `${page}: ${link}`).toBe(true);
        expect(
          files.some((each) => place === each || place.startsWith(`${each}/`)),
          `${page}: ${link}`,
        ).toBe(true);
      }
    }
  });
  it('lists the measures, and says which are there', () => {
    expect(rows('measures').map(([id, , state]) => [id, state === 'yes'])).toEqual(
      Object.values(MEASURES).map(({ id, available }) => [id, available === true]),
    );
  });
  it('names the budgets that the size check holds', () => {
    const check = readFileSync('tools/size.mjs', 'utf8').replaceAll('_', '');
    const held = [...check.matchAll(/limit: (\d+), by: '(\w+)'/g)].map(([, limit, by]) => [limit, by]);
    expect(held.length).toBeGreaterThan(2);
    expect(rows('budgets').map(([, limit = '', by]) => [limit.replaceAll(',', ''), by])).toEqual(held);
  });
  it('names every folder of the house', () => {
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of folders) expect(readme).toContain(`\`${name}\``);
  });
  it('claims no certificate', () => {
    for (const file of [
      'README.md',
      'CONTEXT.md',
      'CONTRIBUTING.md',
      'CHANGELOG.md',
      ...readdirSync('locales').map((name) => `locales/${name}`),
    ]) {
      const text = readFileSync(file, 'utf8').replace('Nobody has certified this product', '');
      expect(text, file).not.toMatch(
        /\b(CNIL|GDPR|RGPD)[- ]?(certified|compliant|approved|certifié|conforme|approuvé)|\bcertifi|\bcompliant\b/i,
      );
    }
  });
});
