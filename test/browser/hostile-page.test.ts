import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, CONFIGURATION, factsOf, heard, listen, type Site, startBrowser, startSite } from './site.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const on = async (
  options: Parameters<typeof startSite>[0],
  run: (site: Site, context: Awaited<ReturnType<Browser['newContext']>>) => Promise<void>,
) => {
  const site = await startSite(options);
  const context = await browser.newContext();
  await listen(context);
  try {
    await run(site, context);
  } finally {
    await context.close();
    await site.close();
  }
};

const statuses = 'temoin.statuses()';

describe('a cookie that is not this visitor’s choice', () => {
  const foreign = {
    corrupt: '%7B%22v%22%3A1%2C',
    'badly encoded': '%E0%A4%A',
    empty: '',
    'of another age': encodeURIComponent('{"v":9,"choices":{"replay.errors":["grant",1]}}'),
    'of another program': 'true',
  };
  it.each(Object.entries(foreign))('is no consent when it is %s, and the banner asks', async (_, value) => {
    await on({}, async (site, context) => {
      await context.addCookies([{ name: 'temoin', value, url: site.origin }]);
      const tab = await context.newPage();
      await tab.goto(site.origin);
      await heard(tab, 'notice:shown');
      expect(new Set(Object.values((await tab.evaluate(statuses)) as object))).toEqual(new Set(['unasked']));
      expect(site.seen.some(({ path }) => path.includes('recorder'))).toBe(false);
      await act(tab, 'refuse-all');
      await tab.goto(`${site.origin}/second`);
      await heard(tab, 'ready');
      expect(await tab.locator('temoin-banner').count()).toBe(0);
    });
  });
  it('is no consent when it comes from another visitor, from the future, or says yes where the visitor said no', async () => {
    await on({}, async (site, context) => {
      const tab = await context.newPage();
      await tab.goto(`${site.origin}/second`);
      await heard(tab, 'notice:shown');
      await act(tab, 'accept-all');
      await heard(tab, 'proof:recorded');
      const stolen = (await context.cookies()).find(({ name }) => name === 'temoin')?.value as string;
      const future = stolen.replaceAll(/\d{13}/g, (at) => String(Number(at) + 86_400_000));
      for (const value of [stolen, future]) {
        const other = await browser.newContext();
        await listen(other);
        await other.addCookies([{ name: 'temoin', value, url: site.origin }]);
        const page = await other.newPage();
        await page.goto(`${site.origin}/second`);
        await heard(page, 'notice:shown');
        expect((await factsOf(page)).some(([name]) => name === 'consent:granted')).toBe(false);
        await act(page, 'refuse-all');
        await heard(page, 'proof:recorded');
        const refused = (await other.cookies()).find(({ name }) => name === 'temoin')?.value as string;
        await other.addCookies([
          { name: 'temoin', value: refused.replaceAll('refuse', 'grant'), url: site.origin },
        ]);
        await page.goto(`${site.origin}/second`);
        await heard(page, 'notice:shown');
        expect((await factsOf(page)).some(([name]) => name === 'consent:granted')).toBe(false);
        await other.close();
      }
    });
  });
});

describe('two copies of the script on one page', () => {
  it('are one: one banner, one control, one proof a purpose', async () => {
    const twice = `<!doctype html><html lang="fr"><title>t</title><script src="/temoin/temoin.fr.js" defer></script>
      <script src="/temoin/temoin.fr.js?again" defer></script><script src="/temoin/temoin.js" defer></script><body><p>x</p>`;
    await on({ pages: { '/twice': twice } }, async (site, context) => {
      const tab = await context.newPage();
      await tab.goto(`${site.origin}/twice`);
      await heard(tab, 'notice:shown');
      await tab.waitForLoadState('networkidle');
      expect(await tab.locator('temoin-banner').count()).toBe(1);
      expect(await tab.locator('temoin-control').count()).toBe(1);
      await act(tab, 'refuse-all');
      await heard(tab, 'proof:delivered');
      expect((await site.health()).proofs).toBe(3);
    });
  });
});

describe('a strict page', () => {
  it('runs banner, recorder and withdrawal under a strict CSP with Trusted Types, without one violation', async () => {
    const csp =
      "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
    await on({ headers: { 'content-security-policy': csp } }, async (site, context) => {
      await context.addInitScript(() => {
        const violations: string[] = [];
        Object.assign(window, { __violations: violations });
        addEventListener('securitypolicyviolation', (event) =>
          violations.push(`${event.violatedDirective} ${event.blockedURI}`),
        );
      });
      const tab = await context.newPage();
      const errors: string[] = [];
      tab.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      tab.on('pageerror', (error) => errors.push(String(error)));
      await tab.goto(site.origin);
      await heard(tab, 'notice:shown');
      await act(tab, 'choose');
      await heard(tab, 'notice:shown', 2);
      await tab.keyboard.press('Escape');
      await act(tab, 'accept-all');
      await heard(tab, 'capture:started', 2);
      await tab.locator('#more').click();
      await expect.poll(async () => (await site.health()).recordings, { timeout: 15_000 }).toBeGreaterThan(0);
      await act(tab, 'withdraw');
      await heard(tab, 'proof:delivered', 2);
      const violations = await tab.evaluate(
        () => (window as unknown as { __violations: string[] }).__violations,
      );
      // The icon that a browser asks for of itself.
      expect([...violations, ...errors].filter((text) => !text.includes('favicon'))).toEqual([]);
    });
  });
});

describe('a page that cannot be asked on', () => {
  const inline = (configuration: string) =>
    `<!doctype html><html lang="fr"><title>t</title><script type="application/json" data-temoin-config>${configuration}</script>
     <script src="/static/temoin.fr.js" defer></script><body><p>the site</p>`;
  it('with a wrong configuration records nothing, says so once, and works', async () => {
    for (const configuration of ['{', '{}', '{"site":"https://elsewhere.example"}', '']) {
      await on({ pages: { '/wrong': inline(configuration) } }, async (site, context) => {
        await context.route('**/static/temoin.fr.js', (route) =>
          route.fulfill({ path: 'dist/drop-in/temoin.fr.js', contentType: 'text/javascript' }),
        );
        const tab = await context.newPage();
        const thrown: unknown[] = [];
        tab.on('pageerror', (error) => thrown.push(error));
        await tab.goto(`${site.origin}/wrong`);
        await heard(tab, 'problem');
        expect(thrown).toEqual([]);
        expect(await tab.locator('temoin-banner').count()).toBe(0);
        expect(await tab.locator('p').textContent()).toBe('the site');
        expect(site.calls()).toEqual([]);
        expect(await tab.evaluate(() => document.cookie)).toBe('');
      });
    }
  });
  it('without a secure context asks nothing and records nothing', async () => {
    const insecure = await startBrowser('--host-resolver-rules=MAP plain.test 127.0.0.1');
    const site = await startSite({
      pages: { '/inline': inline(JSON.stringify({ ...CONFIGURATION, site: '{{origin}}' })) },
    });
    const context = await insecure.newContext();
    await listen(context);
    await context.route('**/static/temoin.fr.js', (route) =>
      route.fulfill({ path: 'dist/drop-in/temoin.fr.js', contentType: 'text/javascript' }),
    );
    const tab = await context.newPage();
    const there = site.origin.replace('127.0.0.1', 'plain.test');
    await tab.goto(`${there}/inline`);
    await heard(tab, 'problem');
    expect((await factsOf(tab)).filter(([name]) => name === 'problem')[0]?.[1]).toMatchObject({
      code: 'start',
    });
    expect(await tab.locator('temoin-banner').count()).toBe(0);
    await insecure.close();
    await site.close();
  });
});
