import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counted, type FrameworkSite, frameworkSite, STRICT, type Visitor } from './framework-site.ts';
import { act, factsOf, heard, startBrowser } from './site.ts';
import { statuses } from './visit.ts';

let browser: Browser;
let site: FrameworkSite;
beforeAll(async () => {
  [browser, site] = await Promise.all([startBrowser(), frameworkSite(STRICT)]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const visited = async (run: (visitor: Visitor) => Promise<void>) => {
  const visitor = await site.visit(browser);
  try {
    await run(visitor);
    expect(visitor.complaints).toEqual([]);
  } finally {
    await visitor.context.close();
  }
};
const all = async (tab: Page) => [...new Set(Object.values(await statuses(tab)))].join();
const go = async (tab: Page, title: string) => {
  await tab.getByRole('link', { name: title }).click();
  await tab.getByRole('heading', { level: 1, name: title }).waitFor();
};
const times = (tab: Page) => tab.evaluate(() => (window as { audience?: number }).audience ?? 0);
const plan = (tab: Page) => tab.locator('iframe[title="Plan"]').count();
/** Are these the elements that were there when the page was first looked at? */
const same = (tab: Page) =>
  tab.evaluate(() => {
    const page = window as { first?: Element[] };
    const now = [...document.querySelectorAll('temoin-banner,temoin-control')];
    page.first ??= now;
    return now.length > 0 && now.every((each) => page.first?.includes(each));
  });

describe.each(['react', 'vue', 'svelte', 'astro', 'html'])('a site in %s', (name) => {
  const routed = /react|vue|svelte/.test(name);

  it('asks once, over routes and redrawing; a yes lets go what waits, here and on later pages; a no on another route ends it', () =>
    visited(async ({ open }) => {
      const tab = await open(`/${name}`);
      await heard(tab, 'notice:shown');
      await same(tab);
      expect(await counted(tab)).toEqual([1, 1]);
      if (routed) {
        await tab.getByRole('button', { name: 'Ajouter (0)' }).click();
        await tab.getByRole('button', { name: 'Ajouter (1)' }).waitFor();
        expect(await same(tab)).toBe(true);
      }
      await go(tab, 'Panier');
      await expect.poll(() => counted(tab)).toEqual([1, 1]);
      if (routed) expect(await same(tab)).toBe(true);
      await go(tab, 'Accueil');
      await expect.poll(() => counted(tab)).toEqual([1, 1]);
      expect([site.audience(), await plan(tab)]).toEqual([0, 0]);

      await act(tab, 'accept-all');
      await heard(tab, 'proof:delivered');
      await expect.poll(() => times(tab)).toBe(1);
      await expect.poll(() => plan(tab)).toBe(1);
      expect(await counted(tab)).toEqual([0, 1]);
      const next = await open(`/${name}`);
      await expect.poll(() => plan(next)).toBe(1);
      await expect.poll(() => times(next)).toBe(1);
      await heard(next, 'ready');
      expect(await counted(next)).toEqual([0, 1]);
      await next.close();

      await go(tab, 'Panier');
      await expect.poll(() => times(tab)).toBe(routed ? 2 : 1);
      expect(await all(tab)).toBe('granted');
      expect(await counted(tab)).toEqual([0, 1]);
      await act(tab, 'withdraw');
      expect(await all(tab)).toBe('withdrawn');
      await expect.poll(() => plan(tab)).toBe(0);
      const before = site.audience();

      await go(tab, 'Accueil');
      await expect.poll(() => counted(tab)).toEqual([0, 1]);
      await expect.poll(() => all(tab)).toBe('withdrawn');
      expect(await plan(tab)).toBe(0);
      await tab.getByRole('button', { name: 'Vos choix' }).click();
      await tab.locator('[data-layer="2"]').waitFor();
      expect(await counted(tab)).toEqual([1, 1]);
      expect(site.audience()).toBe(before);
      expect((await factsOf(tab)).filter(([event]) => event === 'problem')).toEqual([]);
    }));
});
