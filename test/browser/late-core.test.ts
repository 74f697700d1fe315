import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realKlaro } from '../fixtures/real-cmps/klaro.ts';
import { realVanilla } from '../fixtures/real-cmps/vanilla-cookieconsent.ts';
import { answered, besideSite, records } from './cmp-site.ts';
import { act, factsOf, heard, startBrowser } from './site.ts';
import { acts, recording, remembered, silent, status, visiting } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** From now on `core.js` never answers here; the undo. */
const hang = async (where: BrowserContext | Page): Promise<() => Promise<void>> => {
  await where.route('**/core.js*', () => {});
  return () => where.unroute('**/core.js*');
};

describe('a withdrawal before core.js has come', () => {
  it('is in the cookie before the click returns, and proved on a later page', async () => {
    await visiting(browser, {}, async ({ site, context, recorded, open }) => {
      await (await recorded()).close();
      const arrive = await hang(context);
      const tab = await open('/second', { whole: false });
      const button = tab.locator('[data-act="withdraw"]');
      await button.waitFor();
      await button.click();
      expect(await acts(context)).toBe('withdraw');
      expect(await button.count()).toBe(0);
      expect((await site.health()).recordings).toBeGreaterThan(0);
      await tab.close();
      await arrive();
      const later = await open('/second');
      await heard(later, 'proof:delivered');
      expect(await site.health()).toMatchObject({ recordings: 0, proofs: 6 });
      expect(await status(later)).toBe('withdrawn');
      expect((await factsOf(later)).some(([name]) => name === 'capture:started')).toBe(false);
    });
  });
  it('by a script of the site, while the page is still being read, is proved as soon as core.js is there', async () => {
    const asks = `<!doctype html><html lang="fr"><title>t</title><script src="/temoin/temoin.fr.js"></script>
      <script>temoin.withdraw(); window.__cookie = document.cookie;</script><body><p>x</p>`;
    await visiting(browser, { pages: { '/asks': asks } }, async ({ site, context, recorded, open }) => {
      await (await recorded()).close();
      await context.addCookies([{ name: 'rp_id', value: '1', url: site.origin }]);
      const tab = await open('/asks');
      expect(await tab.evaluate(() => (window as unknown as { __cookie: string }).__cookie)).not.toContain(
        'grant',
      );
      await heard(tab, 'proof:delivered');
      expect(await site.health()).toMatchObject({ recordings: 0, proofs: 6 });
      expect((await context.cookies()).map(({ name }) => name)).toEqual(['temoin']);
    });
  });
  it('reaches the other tabs', async () => {
    await visiting(browser, {}, async ({ site, context, recorded }) => {
      const one = await recorded();
      const other = await context.newPage();
      await hang(other);
      await other.goto(`${site.origin}/second`, { waitUntil: 'domcontentloaded' });
      await act(other, 'withdraw');
      await heard(one, 'capture:halted', 2);
      expect(await recording(one)).toBe(false);
    });
  });
  it('is what a no on the second layer is', async () => {
    await visiting(browser, {}, async ({ site, context, recorded, open }) => {
      await (await recorded()).close();
      await hang(context);
      const tab = await open('/second', { whole: false });
      await tab.locator('[data-act="open"]').click();
      const box = tab.locator('input[name="replay.experience"]');
      await box.waitFor();
      expect(await box.isChecked()).toBe(true);
      await box.uncheck();
      await act(tab, 'save');
      expect(await remembered(context)).toEqual({
        'replay.errors': 'grant',
        'replay.experience': 'withdraw',
        audience: 'grant',
      });
      expect(site.calls().filter((call) => call.includes('withdrawals'))).toEqual([]);
    });
  });
});

describe('core.js that', () => {
  const BROKEN: Record<string, (where: BrowserContext) => Promise<unknown>> = {
    'answers 404': (where) =>
      where.route('**/core.js*', (route) => route.fulfill({ status: 404, contentType: 'text/javascript' })),
    'never answers': (where) => where.route('**/core.js*', () => {}),
    'cannot be started': (where) =>
      where.route('**/core.js*', (route) =>
        route.fulfill({
          contentType: 'text/javascript',
          body: 'export const createCore = async () => { throw new Error("no") }',
        }),
      ),
  };
  it.each(Object.entries(BROKEN))('%s leaves the site working and captures nothing', async (name, breaks) => {
    await visiting(browser, {}, async ({ site, context, open }) => {
      await breaks(context);
      const tab = await open();
      const thrown: unknown[] = [];
      tab.on('pageerror', (error) => thrown.push(error));
      await heard(tab, 'notice:shown');
      await act(tab, 'accept-all');
      if (!name.startsWith('never')) await heard(tab, 'problem');
      // A yes that can be proved nowhere on this page is none.
      if (name.startsWith('cannot')) expect(await status(tab)).toBe('unasked');
      expect(await silent(site, tab)).toEqual([]);
      expect(await recording(tab)).toBe(false);
      expect((await factsOf(tab)).filter(([each]) => /granted|started/.test(each))).toEqual([]);
      expect(await tab.locator('temoin-banner').count()).toBe(0);
      expect(thrown).toEqual([]);
      await tab.close();
      await context.unroute('**/core.js*');
      const later = await open();
      await heard(later, 'notice:shown');
      expect(await status(later)).toBe('unasked');
      await act(later, 'accept-all');
      await heard(later, 'capture:started', 2);
      expect((await site.health()).proofs).toBe(3);
    });
  });
  it('cannot be started forgets no yes of an earlier page, and can be told to', async () => {
    await visiting(browser, {}, async ({ context, recorded, open }) => {
      await (await recorded()).close();
      await BROKEN['cannot be started']?.(context);
      const tab = await open('/second');
      await heard(tab, 'problem');
      await heard(tab, 'ready');
      expect(await tab.locator('temoin-banner').count()).toBe(0);
      expect(await acts(context)).toBe('grant');
      await act(tab, 'withdraw');
      expect(await acts(context)).toBe('withdraw');
    });
  });
});

describe('a file that could not be fetched', () => {
  it('is fetched again under another address, the second layer as well', async () => {
    await visiting(browser, {}, async ({ context, open }) => {
      const asked: string[] = [];
      await context.route('**/second.fr.js*', (route) => {
        asked.push(route.request().url());
        return asked.length === 1 ? route.abort() : route.continue();
      });
      const tab = await open();
      await heard(tab, 'notice:shown');
      await act(tab, 'choose');
      await heard(tab, 'problem');
      await act(tab, 'choose');
      await tab.locator('[data-layer="2"]').waitFor();
      expect(new Set(asked).size).toBe(2);
    });
  });
});

describe('a platform that was answered yes and then no before core.js has come', () => {
  for (const real of [realKlaro(), realVanilla()])
    it(`stays refused, and is asked for nothing: ${real.id}`, () =>
      visiting(browser, besideSite(real), async (visit) => {
        const { site, context, open } = visit;
        const first = await open();
        await answered(real, first, false);
        await heard(first, 'proof:delivered');
        await first.close();
        const held: (() => Promise<void>)[] = [];
        await context.route('**/core.js*', (route) => void held.push(() => route.continue()));
        const tab = await open('/second', { whole: false });
        for (const yes of [true, false]) {
          await tab.evaluate(() => (window as unknown as { temoin: { open(): void } }).temoin.open());
          await real.dialog(tab).waitFor({ state: 'visible' });
          await real.answer(tab, yes);
          await real.dialog(tab).waitFor({ state: 'hidden' });
        }
        expect(held.length).toBeGreaterThan(0);
        for (const arrive of held) await arrive();
        expect(await silent(site, tab)).toEqual([]);
        expect([await status(tab), await acts(context)]).toEqual(['refused', 'refuse']);
        expect(records(visit).map(({ act: each }) => each)).toEqual(['refuse']);
        expect((await factsOf(tab)).filter(([name]) => /granted|started/.test(name))).toEqual([]);
        await context.unroute('**/core.js*');
        const later = await open('/');
        await expect.poll(() => status(later)).toBe('refused');
        expect(await recording(later)).toBe(false);
      }));
});
