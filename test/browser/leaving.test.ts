import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, factsOf, heard, startBrowser } from './site.ts';
import { acts, busy, recording, silent, status, visiting } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** A click on a control of ours, and the page is left in the same task. */
const clickAndLeave = async (tab: Page, name: string, to: string) => {
  const there = tab.waitForURL(`**${to}`);
  await tab.evaluate(
    ([control, path]) => {
      for (const host of document.querySelectorAll('temoin-banner, temoin-control'))
        host.shadowRoot?.querySelector<HTMLElement>(`[data-act="${control}"]`)?.click();
      location.href = path as string;
    },
    [name, to],
  );
  await there;
};

interface Exposed {
  temoin: { choose(wishes: Record<string, boolean>): Promise<void>; withdraw(): Promise<void> };
}
const ALL = ['replay.errors', 'replay.experience', 'audience'];

describe('a page that is left in the task of the click', () => {
  it('on a yes that was not proved captures nothing, and asks again', async () => {
    await visiting(browser, {}, async ({ site, open }) => {
      const tab = await open();
      await heard(tab, 'notice:shown');
      await clickAndLeave(tab, 'accept-all', '/second');
      await heard(tab, 'notice:shown');
      expect(await status(tab)).toBe('unasked');
      expect(await silent(site, tab)).toEqual([]);
      expect(await site.health()).toEqual(expect.objectContaining({ proofs: 0, recordings: 0 }));
      expect((await factsOf(tab)).filter(([name]) => /granted|started/.test(name))).toEqual([]);
    });
  });
  it('on a no is not asked again, and proves it', async () => {
    await visiting(browser, {}, async ({ site, open }) => {
      const tab = await open();
      await heard(tab, 'notice:shown');
      await clickAndLeave(tab, 'refuse-all', '/second');
      await heard(tab, 'ready');
      expect(await status(tab)).toBe('refused');
      expect(await tab.locator('temoin-banner').count()).toBe(0);
      await expect.poll(async () => (await site.health()).proofs, { timeout: 15_000 }).toBe(3);
    });
  });
  it('on a withdrawal forgets none of it', async () => {
    await visiting(browser, {}, async ({ site, context, recorded }) => {
      const tab = await recorded();
      await clickAndLeave(tab, 'withdraw', '/second');
      await heard(tab, 'ready');
      expect(await acts(context)).toBe('withdraw');
      expect(await status(tab)).toBe('withdrawn');
      expect(await silent(site, tab)).toEqual([]);
      await expect
        .poll(async () => await site.health(), { timeout: 15_000 })
        .toMatchObject({
          recordings: 0,
          proofs: 6,
        });
    });
  });
});

/** From the first answer of the collector on, nothing can be read from this terminal's database for a second. */
const lockedWhenAnswered = () => {
  const lock = () => {
    const request = indexedDB.open('temoin');
    request.onsuccess = () => {
      const objects = request.result.transaction('records', 'readwrite').objectStore('records');
      const until = performance.now() + 1000;
      const hold = () => {
        if (performance.now() < until) objects.get('none').onsuccess = hold;
        else request.result.close();
      };
      hold();
    };
  };
  addEventListener('temoin:proof:delivered', lock, { once: true });
};

describe('a yes right after a withdrawal whose page was left', () => {
  it('leaves the withdrawal its proof', async () => {
    await visiting(browser, {}, async ({ site, recorded }) => {
      const tab = await recorded();
      await clickAndLeave(tab, 'withdraw', '/second');
      await heard(tab, 'ready');
      await tab.evaluate((ids) => {
        const { temoin } = window as unknown as Exposed;
        return temoin.choose(Object.fromEntries(ids.map((id) => [id, true])));
      }, ALL);
      await expect.poll(async () => (await site.health()).proofs).toBe(9);
      expect(await status(tab)).toBe('granted');
    });
  });
  it('stands, though the answer to the withdrawal comes last and brings its cookie back', async () => {
    await visiting(browser, {}, async ({ site, context, recorded }) => {
      const tab = await recorded();
      site.collectorIs = 'slow';
      await act(tab, 'withdraw');
      await heard(tab, 'proof:recorded', 2);
      const answers = await context.cookies();
      const old = answers.filter(({ name }) => name === 'temoin');
      site.collectorIs = 'there';
      await tab.goto(`${site.origin}/second`);
      await heard(tab, 'ready');
      await tab.evaluate((ids) => {
        const { temoin } = window as unknown as Exposed;
        return temoin.choose(Object.fromEntries(ids.map((id) => [id, true])));
      }, ALL);
      await heard(tab, 'capture:started', 2);
      await expect.poll(async () => (await site.health()).proofs).toBe(9);
      await context.addCookies(old);
      // What is owed from earlier pages is looked for six seconds after the page's begin.
      await expect.poll(() => tab.evaluate(() => performance.now() > 8000), { timeout: 15_000 }).toBe(true);
      expect([await status(tab), await acts(context), (await site.health()).proofs]).toEqual([
        'granted',
        'grant',
        9,
      ]);
    });
  });
  it('is captured, though the answers to what went before come late and bring an older cookie', async () => {
    await visiting(browser, {}, async ({ site, context, recorded, open }) => {
      const first = await recorded();
      site.collectorIs = 'slow';
      await act(first, 'withdraw');
      await heard(first, 'proof:recorded', 2);
      await first.close();
      await context.exposeFunction('answer', () => {
        site.collectorIs = 'there';
      });
      await context.addInitScript(lockedWhenAnswered);
      await context.route('**/recorder.js*', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 400));
        await route.continue();
      });
      const tab = await open('/second');
      await tab.evaluate((ids) => {
        const { temoin, answer } = window as unknown as Exposed & { answer(): void };
        addEventListener('temoin:consent:granted', () => answer(), { once: true });
        return temoin.choose(Object.fromEntries(ids.map((id) => [id, true])));
      }, ALL);
      await heard(tab, 'proof:delivered', 2);
      await heard(tab, 'capture:started', 2);
      await busy(tab);
      await expect.poll(async () => (await site.health()).recordings, { timeout: 15_000 }).toBeGreaterThan(0);
      expect(await acts(context)).toBe('grant');
    });
  });
});

describe('quick changes of mind', () => {
  it('end at the last word: refused, accepted, refused in one task', async () => {
    await visiting(browser, {}, async ({ site, context, open }) => {
      const tab = await open();
      await heard(tab, 'notice:shown');
      await tab.evaluate(async (ids) => {
        const { temoin } = window as unknown as Exposed;
        const all = (yes: boolean) => Object.fromEntries(ids.map((id) => [id, yes]));
        await Promise.all([false, true, false].map((yes) => temoin.choose(all(yes))));
      }, ALL);
      expect(await acts(context)).toBe('withdraw');
      expect(await status(tab)).toBe('withdrawn');
      expect(await silent(site, tab)).toEqual([]);
      expect((await factsOf(tab)).filter(([name]) => /capture/.test(name))).toEqual([]);
      // Three refusals, three grants, three withdrawals that end them.
      await expect.poll(async () => (await site.health()).proofs).toBe(9);
      await tab.goto(`${site.origin}/second`);
      await heard(tab, 'ready');
      expect(await status(tab)).toBe('withdrawn');
      expect(await tab.locator('temoin-banner').count()).toBe(0);
    });
  });
  it('end at the last word once core.js is there, too: accepted, withdrawn, accepted, withdrawn', async () => {
    await visiting(browser, {}, async ({ site, context, recorded }) => {
      const tab = await recorded('/second');
      await tab.evaluate(async (ids) => {
        const { temoin } = window as unknown as Exposed;
        const all = Object.fromEntries(ids.map((id) => [id, true]));
        await Promise.all([temoin.withdraw(), temoin.choose(all), temoin.withdraw()]);
      }, ALL);
      expect(await acts(context)).toBe('withdraw');
      expect(await recording(tab)).toBe(false);
      expect(await silent(site, tab)).toEqual([]);
      await expect.poll(async () => await site.health()).toMatchObject({ recordings: 0, proofs: 12 });
    });
  });
});
