import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counted, type FrameworkSite, frameworkSite, type Visitor } from './framework-site.ts';
import { act, factsOf, heard, startBrowser } from './site.ts';
import { statuses } from './visit.ts';

let browser: Browser;
let site: FrameworkSite;
beforeAll(async () => {
  [browser, site] = await Promise.all([startBrowser(), frameworkSite()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const visited = async (path: string, run: (tab: Page, visitor: Visitor) => Promise<void>) => {
  const visitor = await site.visit(browser);
  try {
    const tab = await visitor.open(path);
    await heard(tab, 'notice:shown');
    // A page that was loaded anew would have forgotten this.
    await tab.evaluate(() => Object.assign(window, { kept: true }));
    await run(tab, visitor);
    expect(await tab.evaluate(() => (window as { kept?: boolean }).kept)).toBe(true);
    expect((await factsOf(tab)).filter(([event]) => event === 'problem')).toEqual([]);
    expect(visitor.complaints).toEqual([]);
  } finally {
    await visitor.context.close();
  }
};
const all = async (tab: Page) => [...new Set(Object.values(await statuses(tab)))].join();
const times = (tab: Page) => tab.evaluate(() => (window as { audience?: number }).audience ?? 0);
const plan = (tab: Page) => tab.locator('iframe[title="Plan"]').count();
const here = (tab: Page, title: string) =>
  expect.poll(() => tab.getByRole('heading', { level: 1 }).textContent()).toBe(title);
const go = async (tab: Page, title: string) => {
  await tab.getByRole('link', { name: title }).click();
  await here(tab, title);
};
const back = async (tab: Page, title: string) => {
  await tab.evaluate(() => history.back());
  await here(tab, title);
};
/** Whatever was asked for before this has reached the site. */
const quiet = (tab: Page) => tab.evaluate(() => fetch('/quiet').then((answer) => answer.text()));
/** One banner and one control, and each of them draws. */
const works = async (tab: Page, banners: number) => {
  await expect.poll(() => counted(tab)).toEqual([banners, 1]);
  await expect.poll(() => tab.locator('temoin-control [data-act="open"]').count()).toBe(1);
  if (banners) await expect.poll(() => tab.locator('temoin-banner [data-layer="1"]').isVisible()).toBe(true);
};

describe.each(['turbo', 'swup'])('navigation by %s', (name) => {
  it('keeps one question and one control until there is an answer, and asks nothing afterwards', () =>
    visited(`/${name}`, async (tab, { context }) => {
      await go(tab, 'Panier');
      await works(tab, 1);
      await tab.getByRole('link', { name: 'Accueil' }).hover();
      await go(tab, 'Accueil');
      await works(tab, 1);
      await back(tab, 'Panier');
      await works(tab, 1);
      expect([site.audience(), await plan(tab), await all(tab)]).toEqual([0, 0, 'unasked']);
      await act(tab, 'choose');
      await heard(tab, 'notice:shown', 2);
      await tab.keyboard.press('Escape');
      await heard(tab, 'notice:shown', 3);
      await act(tab, 'refuse-all');
      await heard(tab, 'consent:refused', 3);
      for (const title of ['Accueil', 'Panier', 'Accueil']) {
        await go(tab, title);
        await works(tab, 0);
      }
      await back(tab, 'Panier');
      await works(tab, 0);
      expect([site.audience(), await plan(tab), await all(tab)]).toEqual([0, 0, 'refused']);
      expect((await factsOf(tab)).filter(([event]) => event === 'notice:shown')).toHaveLength(3);
      expect(await context.cookies()).toHaveLength(1);
    }));

  it('lets go what a later page brings while the yes stands, and nothing after a no, kept copies included', () =>
    visited(`/${name}`, async (tab) => {
      await act(tab, 'accept-all');
      await expect.poll(() => times(tab)).toBe(1);
      await expect.poll(() => plan(tab)).toBe(1);
      await go(tab, 'Panier');
      await expect.poll(() => times(tab)).toBe(2);
      expect(await plan(tab)).toBe(0);
      await go(tab, 'Accueil');
      await expect.poll(() => plan(tab)).toBe(1);
      await back(tab, 'Panier');
      await works(tab, 0);
      expect(await all(tab)).toBe('granted');
      await back(tab, 'Accueil');
      await expect.poll(() => plan(tab)).toBe(1);
      await quiet(tab);
      await act(tab, 'withdraw');
      expect(await all(tab)).toBe('withdrawn');
      const asked = () => site.seen.filter(({ path }) => /^\/(audience|map)/.test(path)).length;
      const before = [asked(), await times(tab)];
      await go(tab, 'Panier');
      await back(tab, 'Accueil');
      await works(tab, 0);
      await go(tab, 'Panier');
      await go(tab, 'Accueil');
      await quiet(tab);
      expect([asked(), await times(tab)]).toEqual(before);
      expect(await plan(tab)).toBe(0);
      expect(await tab.locator('[data-temoin-purpose]').count()).toBe(2);
    }));
});

it('is there once more after Turbo has morphed the page, also under a second layer that was open', () =>
  visited('/turbo', async (tab) => {
    const morph = () =>
      tab.evaluate(() => {
        const page = window as unknown as {
          Turbo: { visit(path: string, how: object): void };
          rendered?: Promise<unknown>;
        };
        const meta = document.createElement('meta');
        meta.name = 'turbo-refresh-method';
        meta.content = 'morph';
        document.head.append(meta);
        const rendered = new Promise((done) => addEventListener('turbo:morph', done, { once: true }));
        page.Turbo.visit(location.href, { action: 'replace' });
        return rendered.then(() => undefined);
      });
    await morph();
    await works(tab, 1);
    await act(tab, 'choose');
    await tab.locator('[data-layer="2"]').waitFor();
    await morph();
    await expect.poll(() => counted(tab)).toEqual([1, 1]);
    await tab.locator('[data-layer="2"]').waitFor();
    await tab.locator('[data-layer="2"] [data-act="accept-all"]').click();
    await heard(tab, 'consent:granted', 3);
    await morph();
    await works(tab, 0);
    await act(tab, 'withdraw');
    expect(await all(tab)).toBe('withdrawn');
  }));

/** What htmx, Unpoly, Astro's router and the like do to a page, in plain words. */
const SWAPS: Readonly<Record<string, string>> = {
  'inner HTML of the body': "document.body.innerHTML = '<h1>Neu</h1>'",
  'a new body':
    "document.body.replaceWith(Object.assign(document.createElement('body'), { innerHTML: '<h1>Neu</h1>' }))",
  'a copy of the body': 'document.body.replaceWith(document.body.cloneNode(true))',
  'a parsed document':
    "document.body.replaceWith(document.adoptNode(new DOMParser().parseFromString('<h1>Neu</h1>', 'text/html').body))",
  'a whole new document element': `(() => {
    const { documentElement } = new DOMParser().parseFromString('<html lang="fr"><title>n</title><h1>Neu</h1>', 'text/html');
    document.replaceChild(document.adoptNode(documentElement), document.documentElement);
  })()`,
  'children replaced in a view transition':
    "document.startViewTransition(() => document.body.replaceChildren(document.createElement('h1'))).finished.then(() => 0)",
  'an emptied body': "document.body.textContent = ''",
};

it('outlives every way of swapping the page, asked and answered', () =>
  visited('/html', async (tab) => {
    for (const [how, code] of Object.entries(SWAPS)) {
      await tab.evaluate(code);
      await expect.poll(() => counted(tab), { message: how }).toEqual([1, 1]);
      await works(tab, 1);
    }
    await act(tab, 'accept-all');
    await heard(tab, 'consent:granted', 3);
    for (const [how, code] of Object.entries(SWAPS)) {
      await tab.evaluate(code);
      await expect.poll(() => counted(tab), { message: how }).toEqual([0, 1]);
      await works(tab, 0);
    }
    await act(tab, 'withdraw');
    expect(await all(tab)).toBe('withdrawn');
  }));
