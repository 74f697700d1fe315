import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Frame, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tracker } from '../../src/purpose/purpose.ts';
import { browserName } from '../firefox.ts';
import { HOST, later, launch, now, PAGE, type TrackerSite, trackerSite } from './tracker-site.ts';

const names = (...list: string[]): Tracker[] => list.map((name) => ({ name, store: 'cookie' }));

let site: TrackerSite;
let context: BrowserContext;

beforeAll(async () => {
  site = await trackerSite();
});
afterAll(() => site?.close());
beforeEach(async () => {
  context = await site.context();
});
afterEach(() => context.close());

const open = async (path = PAGE, cookies: string[] = [], origin = site.secure): Promise<Page> => {
  site.cookies = [...cookies];
  const page = await context.newPage();
  await page.goto(origin + path);
  return page;
};
/** The browser's own jar, which also holds what scripts cannot see. */
const jar = async () =>
  (await context.cookies()).map(({ name, domain, path }) => `${name} ${domain} ${path}`).sort();
const jarNames = async () => (await context.cookies()).map(({ name }) => name).sort();

describe('the cookie matrix, on a nested host over https', () => {
  it('expires the five kinds that a script can see, and leaves the HttpOnly one to the collector', async () => {
    const page = await open(PAGE, [
      'trk_host=1; Path=/',
      `trk_self=1; Path=/; Domain=${HOST}`,
      'trk_parent=1; Path=/; Domain=eu.shop.test',
      'trk_registrable=1; Path=/; Domain=shop.test',
      'trk_folder=1; Path=/app/panier',
      'trk_httponly=1; Path=/; HttpOnly',
      'panier=1; Path=/',
    ]);
    expect(await jarNames()).toHaveLength(7);
    const expiry = await now(page, names('trk_*'));
    expect(await jarNames()).toEqual(['panier', 'trk_httponly']);
    expect([...expiry.expired].sort()).toEqual(
      ['folder', 'host', 'parent', 'registrable', 'self'].map((kind) => `cookie:trk_${kind}`),
    );
    expect(expiry).toMatchObject({ kept: [], residual: [] });
  });

  it('expires every scope: domains, folders with and without a last slash, Secure, Partitioned, prefixes', async () => {
    const domains = ['', `; Domain=${HOST}`, '; Domain=eu.shop.test', '; Domain=shop.test'];
    const paths = ['/', '/app', '/app/', '/app/panier', '/app/panier/', PAGE];
    const flags = ['', '; Secure', '; Secure; SameSite=None; Partitioned', '; SameSite=Strict'];
    const lines = domains.flatMap((domain, d) =>
      paths.flatMap((path, p) => flags.map((flag, f) => `trk_${d}${p}${f}=1; Path=${path}${domain}${flag}`)),
    );
    lines.push(
      '__Host-trk=1; Path=/; Secure',
      '__Host-trk_part=1; Path=/; Secure; SameSite=None; Partitioned',
    );
    lines.push(
      '__Secure-trk=1; Path=/app; Domain=shop.test; Secure',
      '__Secure-trk_part=1; Secure; Partitioned',
    );
    const page = await open(PAGE, lines);
    expect(await jar()).toHaveLength(domains.length * paths.length * flags.length + 4);
    const expiry = await now(page, names('trk_*', '__Host-trk*', '__Secure-trk*'));
    expect(await jar()).toEqual([]);
    expect(expiry.expired).toHaveLength(lines.length);
    expect(expiry.residual).toEqual([]);
  });

  it('expires one name in all its scopes at once', async () => {
    const page = await open(PAGE, [
      'trk=1; Path=/',
      'trk=2; Path=/; Domain=shop.test',
      'trk=3; Path=/app; Domain=eu.shop.test',
      'trk=4; Path=/app/panier',
      'trk=5; Path=/; Secure; SameSite=None; Partitioned',
      `trk=6; Path=/app/; Domain=${HOST}; Secure; SameSite=None; Partitioned`,
    ]);
    expect(await jar()).toHaveLength(6);
    expect((await now(page, names('trk'))).expired).toEqual(['cookie:trk']);
    expect(await jar()).toEqual([]);
  });

  it('takes names literally: brackets, percent signs, dots, spaces, and what regular expressions mean otherwise', async () => {
    const odd = [
      'sc[1]',
      'a%20b',
      'x.y-z',
      'q$^+?()|{}',
      'two words',
      'amp_6f2a1b',
      '_hjSessionUser_1234567',
      'été',
    ];
    const page = await open();
    for (const name of [...odd, 'sc1', 'xay-z'])
      await page.evaluate(
        (line) => Reflect.set(document, 'cookie', line),
        `${name}=1; path=/; domain=shop.test`,
      );
    await now(page, names(...odd.slice(0, 5), 'amp_*', '_hjSessionUser_*', 'été'));
    expect(await jarNames()).toEqual(['sc1', 'xay-z']);
  });

  it('anchors a pattern at both ends, and keeps what is marked so whatever else fits', async () => {
    const page = await open(PAGE, ['_hjid=1', '_hjOptOut=1; Path=/', 'my_hjid=1', 'lo-uid=1', 'lo-uid-2=1']);
    const expiry = await now(page, [
      ...names('_hj*', 'lo-uid'),
      { name: '_hjOptOut*', store: 'cookie', keep: true },
    ]);
    expect(await jarNames()).toEqual(['_hjOptOut', 'lo-uid-2', 'my_hjid']);
    expect(expiry).toEqual({
      expired: ['cookie:_hjid', 'cookie:lo-uid'],
      kept: ['cookie:_hjOptOut'],
      residual: [],
    });
  });

  it('never touches the remembered choice, whatever a pattern says', async () => {
    const page = await open(PAGE, ['temoin=1; Path=/', 'other=1; Path=/']);
    await later(page, [{ name: '*', store: 'indexedDB' }]);
    expect(await now(page, names('*'))).toEqual({ expired: ['cookie:other'], kept: [], residual: [] });
    expect(await jarNames()).toEqual(['temoin']);
  });

  it('expires a cookie of a path that this page cannot see, where the path is declared', async () => {
    const elsewhere = await open('/compte/x', [
      'trk_far=1; Path=/compte',
      'trk_wide=1; Path=/compte; Domain=shop.test',
      'trk_part=1; Path=/compte; Secure; SameSite=None; Partitioned',
    ]);
    await elsewhere.close();
    const page = await open();
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(await jar()).toHaveLength(3);
    const declared = names('trk_far', 'trk_wide', 'trk_part').map((one) => ({ ...one, path: '/compte' }));
    expect((await now(page, declared)).expired).toEqual([]);
    expect(await jar()).toEqual([]);
  });

  it('expires the rest when its own page is opened later', async () => {
    await (await open('/compte/x', ['trk_far=1; Path=/compte'])).close();
    const page = await open();
    expect((await now(page, names('trk_*'))).expired).toEqual([]);
    await page.goto(`${site.secure}/compte/y`);
    expect((await now(page, names('trk_*'))).expired).toEqual(['cookie:trk_far']);
    expect(await jar()).toEqual([]);
  });

  it('expires the default path of a folder whose name holds a semicolon', async () => {
    const page = await open('/a;b/page', ['trk=1']);
    expect(await jar()).toEqual([`trk ${HOST} /a;b`]);
    await now(page, names('trk'));
    expect(await jar()).toEqual([]);
  });

  it('reports what it read again after the pass as residual', async () => {
    const page = await open(PAGE, ['trk=1; Path=/']);
    // Another script of the page guards the jar.
    await page.evaluate(() => {
      const real = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
      if (real)
        Object.defineProperty(Document.prototype, 'cookie', {
          get: () => real.get?.call(document),
          set: () => {},
        });
    });
    expect(await now(page, names('trk'))).toEqual({ expired: [], kept: [], residual: ['cookie:trk'] });
  });

  it.runIf(browserName === 'chromium')(
    'works in a frame of another site, on its own jar and on the partitioned one',
    async () => {
      // Private windows, which Playwright's other contexts are, and some distributions refuse what is not partitioned.
      const folder = mkdtempSync(join(tmpdir(), 'temoin-'));
      mkdirSync(join(folder, 'Default'));
      const allowed = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
      writeFileSync(join(folder, 'Default/Preferences'), JSON.stringify(allowed));
      const lasting = await chromium.launchPersistentContext(folder, {
        ...launch(),
        ignoreHTTPSErrors: true,
      });
      try {
        await site.prepare(lasting);
        const page = await lasting.newPage();
        await page.goto(`https://autre.test:${site.port}/`);
        site.cookies = [
          'trk=1; Path=/; Secure; SameSite=None',
          'trk=1; Path=/; Secure; SameSite=None; Partitioned',
          '__Host-trk=1; Path=/; Secure; SameSite=None; Partitioned',
        ];
        await page.evaluate(
          (url) =>
            new Promise((loaded) => {
              const frame = document.createElement('iframe');
              frame.onload = loaded;
              frame.src = url;
              document.body.append(frame);
            }),
          `${site.secure}/`,
        );
        const held = async () =>
          new Set((await lasting.cookies()).map(({ name, domain }) => `${name} ${domain}`));
        expect(await held()).toEqual(new Set([`trk ${HOST}`, `__Host-trk ${HOST}`]));
        await now(page.frames()[1] as Frame, names('trk', '__Host-trk'));
        expect(await held()).toEqual(new Set());
      } finally {
        await lasting.close();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});

describe('where there is no https', () => {
  it('expires every domain and folder on a plain origin', async () => {
    const page = await open(
      PAGE,
      ['', `; Domain=${HOST}`, '; Domain=eu.shop.test', '; Domain=shop.test'].flatMap((domain, d) =>
        ['/', '/app', '/app/panier/'].map((path, p) => `trk_${d}${p}=1; Path=${path}${domain}`),
      ),
      site.plain,
    );
    expect(await jar()).toHaveLength(12);
    expect((await now(page, names('trk_*'))).expired).toHaveLength(12);
    expect(await jar()).toEqual([]);
  });

  it('expires Secure, Partitioned and prefixed cookies on the loopback, which browsers trust like https', async () => {
    const page = await open(PAGE, [], site.loopback);
    await page.evaluate(() => {
      for (const line of [
        'trk=1; path=/',
        'trk_secure=1; path=/app; secure',
        '__Host-trk=1; path=/; secure',
        'trk_part=1; path=/; secure; samesite=none; partitioned',
      ])
        Reflect.set(document, 'cookie', line);
    });
    expect(await jarNames()).toHaveLength(4);
    expect((await now(page, names('trk*', '__Host-trk'))).residual).toEqual([]);
    expect(await jar()).toEqual([]);
  });
});
