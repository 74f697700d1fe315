import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDriver } from '../../src/cli/browser/launch.ts';
import { explain } from '../../src/config/explain.ts';
import { SECRETS, startShop } from '../fixtures/unmask-shop.ts';
import { boutique } from '../unit/config/boutique.ts';
import { allowing, type Ended, file, folder, read, tidy, unmask } from './unmask-kit.ts';

tidy();

type Shop = Awaited<ReturnType<typeof startShop>>;
const STRICT =
  "default-src 'none'; style-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'";

const states = (shop: Shop): string[] =>
  ['claire', 'paul'].flatMap((who) => ['--state', file(shop.stateOf(who), `${who}.json`)]);

/** What nobody may find in what the assistant says and writes. */
const leaks = (text: string): string[] =>
  [...SECRETS, '€', 'css-1a2b3c', 'bdVaJa', 'x7Y2k'].filter((secret) => text.includes(secret));

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

describe('temoin unmask --check', () => {
  const check = async (
    options: Parameters<typeof startShop>[0],
    ...selectors: readonly string[]
  ): Promise<Ended> => {
    const shop = await startShop(options);
    try {
      return await unmask([
        ...[`${shop.origin}/`, '--check', '--config', file(allowing(...selectors)), '--visitors', '2'],
        ...states(shop),
      ]);
    } finally {
      await shop.close();
    }
  };

  it('is 0 where all that is allowed is the same for every visitor', async () => {
    const { code, out, err } = await check({}, 'nav', 'h1');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('h1: the same for every visitor');
    expect(out).not.toContain('Could be allowed');
  });

  it('is 1 as soon as a name slips into an allowed heading, and does not say whose', async () => {
    const { code, out, err } = await check({ greets: true }, 'nav', 'h1');
    expect(code).toBe(1);
    expect(out).toMatch(/h1: differs between visitors on http:\/\/127\.0\.0\.1:\d+\/ /);
    expect(out).toContain('nav: the same for every visitor');
    expect(leaks(out + err)).toEqual([]);
  });

  it('is 1 where the page itself marks a name as readable', async () => {
    const { code, out, err } = await check(
      {
        greets: true,
        head: '<script>addEventListener("DOMContentLoaded", () => document.querySelector(".greeting").setAttribute("data-temoin-unmask", ""))</script>',
      },
      'nav',
    );
    expect(code).toBe(1);
    expect(out).toContain('[data-temoin-unmask]: differs between visitors');
    expect(leaks(out + err)).toEqual([]);
  });

  it('sends nothing to the site’s collector, whoever is logged in', async () => {
    const shop = await startShop({
      head: '<script>fetch("/temoin/recordings/a/segments/0", { method: "POST", body: "x" }).catch(() => {})</script>',
    });
    try {
      const config = file({ ...allowing('nav'), site: shop.origin });
      const { code, out } = await unmask([
        `${shop.origin}/`,
        '--check',
        '--config',
        config,
        '--visitors',
        '2',
        '--json',
      ]);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({
        proposals: [],
        configured: [{ selector: 'nav', state: 'same' }],
      });
      expect(shop.asked.filter((each) => !each.startsWith('GET'))).toEqual([]);
    } finally {
      await shop.close();
    }
  });
});

describe('what is wrong', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(() => shop.close());

  it('is one sentence: no page, no browser, no driver, nothing built', async () => {
    expect(await unmask(['http://127.0.0.1:9/a?b=c'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^http:\/\/127\.0\.0\.1:9\/a cannot be reached: [^\n?]+$/),
    });
    expect(await unmask([`${shop.origin}/rien`])).toMatchObject({
      code: 1,
      err: `${shop.origin}/rien answers 404, and is not looked at`,
    });
    expect(await unmask([shop.origin, '--chromium', '/nowhere'])).toMatchObject({
      code: 1,
      err: '--chromium is “/nowhere”, which cannot be run',
    });
    const gone = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ERR_MODULE_NOT_FOUND' }));
    expect(await unmask([shop.origin], { driver: () => loadDriver([gone]) })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/npm install --save-dev playwright-core$/),
    });
    expect(await unmask([shop.origin], { dropIn: folder() })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^the assistant is not built .+: run npm run build first$/),
    });
    expect(await unmask([shop.origin, '--state', file('{"cookies": 7}', 'a.json')])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/a\.json cannot be used: [^\n]+$/),
    });
  });

  it.each([
    [[], /the address of a page is missing/],
    [['boutique'], /“boutique” is not an address/],
    [['file:///etc/passwd'], /is not an address/],
    [['http://b.example', '--write'], /--config is missing/],
    [['http://b.example', '--check', '--config', 'x', '--write'], /--check changes nothing/],
    [['http://b.example', '--visitors', '1'], /from 2 to 9/],
    [['http://b.example', '--state', 'not/there.json'], /not\/there\.json is no file/],
    [['http://b.example', '--viewport', 'wide'], /--viewport is “wide”/],
    [['http://b.example', '--out', 'package.json'], /is not a folder/],
  ])('is wrong usage in %j', async (args, why) => {
    const { code, err } = await unmask(args);
    expect([code, err]).toEqual([2, expect.stringMatching(why)]);
  });

  it('is refused where a number is none of the proposals, and the file is left as it was', async () => {
    const config = file(allowing());
    const before = read(config);
    const { code, err } = await unmask([
      `${shop.origin}/`,
      '--visitors',
      '2',
      '--config',
      config,
      '--write',
      '--accept',
      '1,99',
    ]);
    expect([code, err]).toEqual([2, expect.stringMatching(/--accept: “99” is none of 1, 2/)]);
    expect(read(config)).toBe(before);
  });

  it('leaves out what is not accepted', async () => {
    const config = file(allowing());
    const { code, out } = await unmask([
      `${shop.origin}/`,
      '--visitors',
      '2',
      '--config',
      config,
      '--write',
      '--accept',
      '2',
    ]);
    expect(code).toBe(0);
    const second = /^ +2 {2}(.+?) {2}\(/m.exec(out)?.[1];
    expect(JSON.parse(read(config)).unmask.map(({ selector }: { selector: string }) => selector)).toEqual([
      second,
    ]);
  });
});
