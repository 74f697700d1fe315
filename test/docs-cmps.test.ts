import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explain } from '../src/config/explain.ts';
import { allCmps, cmpDocs } from '../tools/cmp-docs.mjs';
import { CONFIGURATION } from './browser/site.ts';

const cmps = await allCmps();
const docs = await cmpDocs();
const page = (id: string): string => readFileSync(`docs/cmps/${id}.md`, 'utf8');

/** What every page says beside its facts, by heading. */
const HEADINGS = [
  'Order of scripts',
  'Undecided and refused',
  'Withdrawal',
  'The proof',
  'What cannot be guaranteed',
];

describe('the documents on CMPs', () => {
  it('say what the facts say (`npx node tools/cmp-docs.mjs` writes them)', () => {
    for (const [path, made] of docs) expect(readFileSync(path, 'utf8'), path).toBe(made);
    expect(docs.get('docs/cmps.md')).toContain('| `didomi` | in its console | the CMP | a fake |');
  });

  it('have a page for each CMP and no other', () => {
    expect(readdirSync('docs/cmps').sort()).toEqual(cmps.map(({ id }) => `${id}.md`).sort());
  });

  for (const { id, steps, traps, tested } of cmps)
    it(`say of ${id} all that has to be known before it is used`, () => {
      const text = page(id);
      const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, each]) => each);
      expect(headings).toEqual(expect.arrayContaining(HEADINGS));
      for (const each of [...steps, ...traps]) expect(text).toContain(each);
      expect(text).toContain(tested.on === 'real' ? 'real code' : 'a fake only');
    });

  for (const { id } of cmps)
    it(`give a configuration for ${id} that can be copied`, () => {
      const [, json = ''] = /```json\n([\s\S]*?)```/.exec(page(id)) ?? [];
      const { ask } = JSON.parse(`{${json}}`);
      const { errors } = explain({ ...CONFIGURATION, site: 'https://boutique.example', ask });
      expect([ask.cmp, errors]).toEqual([id, []]);
    });

  it('link to nothing that is not there', () => {
    for (const [path, text] of docs) {
      const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link as string);
      for (const link of links.filter((each) => !each.startsWith('http')))
        expect(existsSync(join(dirname(path), link)), `${path}: ${link}`).toBe(true);
    }
  });
});
