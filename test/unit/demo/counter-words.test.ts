import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../../demo/counter/words/en.ts';
import { fr } from '../../../demo/counter/words/fr.ts';

const buttons = { accept: '', withdraw: '', titles: {} } as Parameters<typeof fr>[0];
const collector = 'src/collector';
const code = (readdirSync(collector, { recursive: true }) as string[])
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(collector, name), 'utf8'))
  .join('\n');

describe('the words of the counter', () => {
  it('tell in French each reason that the collector writes by itself', () => {
    const known = Object.keys(fr(buttons).proofs.whys);
    expect(known.filter((why) => !code.includes(`'${why}'`))).toEqual([]);
    const written = [...code.matchAll(/'([^']*: GDPR art\.[^']*|by the operator)'/g)].map(([, why]) => why);
    expect([...new Set(written)].sort()).toEqual(known.sort());
  });

  it('call the text of each layer a text, since an entry does not tell which layer it is', () => {
    expect([fr(buttons).proofs.banner, en(buttons).proofs.banner]).toEqual([
      'Texte du bandeau',
      'Banner text',
    ]);
  });
});
