import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, factsOf, heard, listen, type Site, startBrowser, startSite } from './site.ts';

let browser: Browser;
let site: Site;
beforeAll(async () => {
  browser = await startBrowser();
  site = await startSite();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

describe('the other tabs', () => {
  it('stop asking when one of them is answered, and record what was agreed to there', async () => {
    const context = await browser.newContext();
    await listen(context);
    const [one, other] = [await context.newPage(), await context.newPage()];
    for (const tab of [one, other]) {
      await tab.goto(`${site.origin}/second`);
      await heard(tab, 'notice:shown');
    }
    await one.bringToFront();
    await act(one, 'accept-all');
    await heard(one, 'capture:started', 2);
    await heard(other, 'capture:started', 2);
    expect(await other.locator('temoin-banner').count()).toBe(0);
    const granted = (await factsOf(other)).filter(([name]) => name === 'consent:granted');
    expect(granted.map(([, { restored }]) => restored)).toEqual([true, true, true]);
    expect((await site.health()).proofs).toBe(3);
    await context.close();
  });
});

describe('a page that is rendered ahead of the visit', () => {
  it('asks nothing and reads nothing until it is really visited', async () => {
    const context = await browser.newContext();
    await listen(context);
    // Playwright's pages are never activated from a prerendering: the browser's own signal is given by hand.
    await context.addInitScript(() => {
      Object.defineProperty(document, 'prerendering', { configurable: true, get: () => true });
      const read: string[] = [];
      const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as PropertyDescriptor;
      Object.defineProperty(Document.prototype, 'cookie', {
        ...cookie,
        get() {
          read.push('cookie');
          return cookie.get?.call(this);
        },
      });
      Object.assign(window, { __read: read });
    });
    const tab = await context.newPage();
    await tab.goto(`${site.origin}/second`);
    await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
    expect(await tab.locator('temoin-banner').count()).toBe(0);
    expect(await factsOf(tab)).toEqual([]);
    expect(await tab.evaluate(() => (window as unknown as { __read: string[] }).__read)).toEqual([]);
    await tab.evaluate(() => {
      Object.defineProperty(document, 'prerendering', { get: () => false });
      document.dispatchEvent(new Event('prerenderingchange'));
    });
    await heard(tab, 'notice:shown');
    await context.close();
  });
});
