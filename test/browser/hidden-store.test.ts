import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, factsOf, heard, startBrowser } from './site.ts';
import { recording, silent, status, visiting } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** What a page is told of a withdrawal that is proved late, on a later page. */
const LATE = { timeout: 15_000 };

const hideCookies = (tab: Page) =>
  tab.evaluate(() => {
    Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => {}, configurable: true });
  });
/** The choice is read again, as when the page is shown again or before an upload. */
const lookAgain = (tab: Page) => tab.evaluate(() => void dispatchEvent(new Event('online')));

const withdrawnLater = async (context: BrowserContext, tab: Page, origin: string) => {
  await tab.close();
  const later = await context.newPage();
  await later.goto(`${origin}/second`);
  await heard(later, 'ready');
  return later;
};

describe('a withdrawal on a page whose cookie is hidden', () => {
  it.each([
    ['at once', async () => {}],
    [
      'after the page has looked for it in vain',
      async (tab: Page) => {
        await lookAgain(tab);
        await expect.poll(() => status(tab)).toBe('unasked');
      },
    ],
  ])('%s ends the consent for the next page, too', async (_, first) => {
    await visiting(browser, {}, async ({ site, context, recorded }) => {
      const tab = await recorded('/second');
      await hideCookies(tab);
      await first(tab);
      await tab.evaluate(() =>
        (window as unknown as { temoin: { withdraw(): Promise<void> } }).temoin.withdraw(),
      );
      expect(await recording(tab)).toBe(false);
      expect(await status(tab)).toBe('withdrawn');
      const later = await withdrawnLater(context, tab, site.origin);
      await expect.poll(() => status(later)).toBe('withdrawn');
      expect(await silent(site, later)).toEqual([]);
      expect((await factsOf(later)).filter(([name]) => /granted|capture:started/.test(name))).toEqual([]);
      await expect.poll(() => site.health(), LATE).toMatchObject({ recordings: 0, proofs: 6 });
    });
  });
  it('by a click on the control ends it as well', async () => {
    await visiting(browser, {}, async ({ site, context, recorded }) => {
      const tab = await recorded('/second');
      await hideCookies(tab);
      await act(tab, 'withdraw');
      await heard(tab, 'proof:delivered', 2);
      expect(await site.health()).toMatchObject({ recordings: 0, proofs: 6 });
      const later = await withdrawnLater(context, tab, site.origin);
      await expect.poll(() => status(later)).toBe('withdrawn');
      expect(await silent(site, later)).toEqual([]);
    });
  });
});

describe('a withdrawal while the database fails', () => {
  it('is proved once, though it could not be stored', async () => {
    await visiting(browser, {}, async ({ site, context, recorded }) => {
      const tab = await recorded('/second');
      await tab.evaluate(() => {
        const fails = () => {
          throw new Error('no database');
        };
        Object.assign(IDBFactory.prototype, { open: fails });
        Object.assign(IDBDatabase.prototype, { transaction: fails });
      });
      await act(tab, 'withdraw');
      await heard(tab, 'proof:delivered', 2);
      expect(await site.health()).toMatchObject({ recordings: 0, proofs: 6 });
      const later = await withdrawnLater(context, tab, site.origin);
      expect(await status(later)).toBe('withdrawn');
      // Twice as long as another tab's proof may take, it looks for what was left unproved.
      await later.waitForTimeout(7000);
      expect((await site.health()).proofs).toBe(6);
      expect(await later.evaluate(() => localStorage.length)).toBe(0);
      const kept = await later.evaluate(() =>
        (window as unknown as { temoin: { proofs(): Promise<{ act: string }[]> } }).temoin.proofs(),
      );
      expect(kept.map((row) => row.act).sort()).toEqual([
        ...['grant', 'grant', 'grant'],
        ...['withdraw', 'withdraw', 'withdraw'],
      ]);
    });
  });
});

describe('a browser without BroadcastChannel', () => {
  it('stops the other tab at once, and leaves nothing behind', async () => {
    await visiting(browser, {}, async ({ context, recorded, open }) => {
      await context.addInitScript(() => {
        Reflect.deleteProperty(window, 'BroadcastChannel');
      });
      const one = await recorded('/second');
      const other = await open('/second');
      await heard(other, 'capture:started', 2);
      // Nothing else makes the other tab look: it is neither shown nor does it send.
      await other.evaluate(() => {
        for (const name of ['focus', 'visibilitychange', 'online'])
          addEventListener(name, (event) => event.stopImmediatePropagation(), { capture: true });
      });
      await one.evaluate(
        () => void (window as unknown as { temoin: { withdraw(): void } }).temoin.withdraw(),
      );
      await expect.poll(() => recording(other), { timeout: 1000 }).toBe(false);
      expect(await status(other)).toBe('withdrawn');
      expect(await one.evaluate(() => localStorage.length)).toBe(0);
    });
  });
  it('stores nothing before a choice', async () => {
    await visiting(browser, {}, async ({ context, open }) => {
      await context.addInitScript(() => {
        Reflect.deleteProperty(window, 'BroadcastChannel');
        const written: string[] = [];
        const { setItem } = Storage.prototype;
        Storage.prototype.setItem = function (key, value) {
          written.push(key);
          setItem.call(this, key, value);
        };
        Object.assign(window, { __written: written });
      });
      const tab = await open('/second');
      await heard(tab, 'notice:shown');
      expect(await tab.evaluate(() => (window as unknown as { __written: string[] }).__written)).toEqual([]);
    });
  });
});
