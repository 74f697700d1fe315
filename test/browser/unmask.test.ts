import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explain } from '../../src/config/explain.ts';
import { type Shop, startShop } from '../fixtures/unmask-shop.ts';
import { boutique } from '../unit/config/boutique.ts';
import { type Ended, file, folder, leaks, read, states, tidy, unmask } from './unmask-kit.ts';

tidy();

const STRICT =
  "default-src 'none'; style-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'";

describe('temoin unmask', () => {
  let shop: Shop;
  let ended: Ended;
  const out = folder();
  const { unmask: _, ...bare } = boutique();
  const before = `${JSON.stringify({ ...bare, unmask: [{ selector: 'h6', why: 'none yet' }] }, null, 3)}\n`;
  const config = file(before);
  beforeAll(async () => {
    // Strict, so that nothing of the assistant may be the page's own script or style.
    shop = await startShop({ headers: { 'content-security-policy': STRICT } });
    ended = await unmask([
      ...[`${shop.origin}/?jeton=JETON-SECRET`, `${shop.origin}/lampes`],
      ...['--visitors', '2', ...states(shop), '--config', config, '--write', '--out', out],
    ]);
  }, 180_000);
  afterAll(() => shop.close());

  it('proposes what every visitor is shown alike, by few selectors that a person can read', () => {
    expect(ended.code, ended.err).toBe(0);
    const proposed = [...ended.out.matchAll(/^ +\d+ {2}(.+?) {2}\((.+?) %\) {2}(.+)$/gm)].map(
      ([, selector, , why]) => `${selector}: ${why}`,
    );
    expect(proposed.sort()).toEqual([
      'button: same text for 4 visitors on each of 2 pages, each its own: button',
      'footer .legal: same text for 4 visitors on 2 pages: footer',
      'h1: same text for 4 visitors on each of 2 pages, each its own: heading',
      'h2: same text for 4 visitors on each of 2 pages, each its own: heading',
      'h3: same text for 4 visitors on 2 pages: heading',
      'header .brand: same text for 4 visitors on 2 pages: header',
      'label: same text for 4 visitors on each of 2 pages, each its own: label',
      'nav: same text for 4 visitors on 2 pages: navigation',
      'th: same text for 4 visitors on 1 page: table header',
    ]);
    expect(ended.out).toContain('“Accueil”, “Nos lampes”, “Aide et retours”');
    expect(ended.out).toContain('header: its text differs between visitors on 2 pages');
    expect(ended.out).toContain('footer: it holds text that nobody may show');
    expect(ended.out).toMatch(
      /24 texts: 22 masked, 0 allowed, 1 blocked, 1 never shown; 1 field never shown, 4 left/,
    );
  });

  it('writes them into the configuration with their reasons, which then is sound, and touches nothing else', () => {
    const after = read(config);
    const added = after
      .slice(0, after.lastIndexOf('\n   ]'))
      .split('"why": "none yet"\n      }')[1] as string;
    expect(after.replace(added, '')).toBe(before);
    const { configuration, errors, warnings } = explain(JSON.parse(after));
    expect([errors, warnings.filter(({ path }) => path.startsWith('unmask'))]).toEqual([[], []]);
    expect(configuration?.unmask).toHaveLength(10);
    expect(configuration?.unmask).toContainEqual({
      selector: 'nav',
      why: 'same text for 4 visitors on 2 pages: navigation',
    });
    expect(ended.out).toContain('visitors who have agreed are asked again');
    expect(ended.err).toContain('“h6” of the configuration fits nothing on these pages');
  });

  it('exports the list with its reasons and pictures, as one page that asks nobody for anything', () => {
    expect(readdirSync(out).sort()).toEqual(['unmask-2026-11-22.html', 'unmask-2026-11-22.json']);
    const report = JSON.parse(read(join(out, 'unmask-2026-11-22.json')));
    expect(report).toMatchObject({
      schema: 'temoin-unmask/1',
      taken: '2026-11-22T08:00:00Z',
      visitors: 4,
      withState: 2,
    });
    expect(report.pages.map(({ page }: { page: string }) => page)).toEqual([
      `${shop.origin}/`,
      `${shop.origin}/lampes`,
    ]);
    const html = read(join(out, 'unmask-2026-11-22.html'));
    expect(html.match(/src="data:image\/png;base64,/g)).toHaveLength(6);
    expect(html.match(/(src|href)="(?!data:)/g)).toBeNull();
    for (const text of ['Mentions légales', 'Boutique de lampes', 'footer .legal', 'Ajouter au panier'])
      expect(html).toContain(text);
  });

  it('says and writes no text of a field, none that is sensitive, none that is somebody’s, no query', () => {
    for (const name of readdirSync(out))
      expect(leaks(read(join(out, name)).replace(/base64,[^"]+/g, '')), name).toEqual([]);
    expect(leaks(ended.out + ended.err + read(config))).toEqual([]);
    expect(ended.out + ended.err + read(join(out, 'unmask-2026-11-22.html'))).not.toContain('JETON-SECRET');
  });
});
