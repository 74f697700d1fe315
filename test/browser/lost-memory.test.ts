import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encode } from '../../src/consent/remembered.ts';
import { act, CONFIGURATION, factsOf, heard, startBrowser } from './site.ts';
import { acts, busy, recording, silent, status, visiting } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

describe('a visitor who deletes the cookie', () => {
  it('between two pages is asked again, and nothing is captured', async () => {
    await visiting(browser, {}, async ({ site, context, recorded }) => {
      const tab = await recorded();
      await context.clearCookies({ name: 'temoin' });
      await tab.goto(`${site.origin}/second`);
      await heard(tab, 'notice:shown');
      expect(await status(tab)).toBe('unasked');
      expect(await silent(site, tab)).toEqual([]);
      // A no ends what was agreed to before, though no cookie tells of it.
      await context.addCookies([{ name: 'rp_id', value: '1', url: site.origin }]);
      await act(tab, 'refuse-all');
      await expect.poll(async () => (await site.health()).recordings).toBe(0);
      await expect.poll(async () => (await context.cookies()).map(({ name }) => name)).toEqual(['temoin']);
    });
  });
  it('while the page is open stops it, and is asked again', async () => {
    await visiting(browser, {}, async ({ site, context, recorded }) => {
      const tab = await recorded('/second');
      await context.clearCookies({ name: 'temoin' });
      const from = site.seen.length;
      await busy(tab);
      await heard(tab, 'capture:halted', 2);
      await heard(tab, 'notice:shown', 2);
      expect(await status(tab)).toBe('unasked');
      expect(await recording(tab)).toBe(false);
      expect(site.seen.slice(from).filter(({ path }) => /segments|upload/.test(path))).toEqual([]);
      expect(await silent(site, tab)).toEqual([]);
    });
  });
});

describe('a visitor who deletes the database', () => {
  it('has a remembered yes without its proof, which is none', async () => {
    await visiting(browser, {}, async ({ site, context, recorded, open }) => {
      await (await recorded('/second')).close();
      const bare = await open('/plain');
      await bare.evaluate(
        () =>
          new Promise((resolve, reject) => {
            const request = indexedDB.deleteDatabase('temoin');
            request.onsuccess = resolve;
            request.onerror = reject;
          }),
      );
      expect(await acts(context)).toBe('grant');
      const tab = await open('/second');
      await heard(tab, 'notice:shown');
      expect(await status(tab)).toBe('unasked');
      expect(await silent(site, tab)).toEqual([]);
      await act(tab, 'refuse-all');
      await heard(tab, 'proof:delivered');
      expect(await acts(context)).toBe('refuse');
    });
  });
});

describe('a clock that was set back by a year', () => {
  const back = () => new Date(Date.now() - 365 * 86_400_000);
  it('makes a yes from the future, which is none; a no to the question counts', async () => {
    await visiting(browser, {}, async ({ site, context, recorded }) => {
      const tab = await recorded('/second');
      await tab.clock.setFixedTime(back());
      await tab.goto(`${site.origin}/second`);
      await heard(tab, 'notice:shown');
      expect(await status(tab)).toBe('unasked');
      expect(await recording(tab)).toBe(false);
      expect((await factsOf(tab)).filter(([name]) => /granted|started/.test(name))).toEqual([]);
      await act(tab, 'refuse-all');
      expect(await acts(context)).toBe('withdraw');
      await tab.goto(`${site.origin}/second`);
      await heard(tab, 'ready');
      expect(await status(tab)).toBe('withdrawn');
      expect(await tab.locator('temoin-banner').count()).toBe(0);
    });
  });
  it('by less than the collector can believe lets a visitor agree anew', async () => {
    await visiting(browser, {}, async ({ site, context, open }) => {
      const tab = await open('/second');
      await heard(tab, 'notice:shown');
      await act(tab, 'refuse-all');
      await heard(tab, 'proof:delivered');
      await tab.clock.setFixedTime(new Date(Date.now() - 7 * 86_400_000));
      await tab.goto(`${site.origin}/second`);
      await heard(tab, 'ready');
      expect(await status(tab)).toBe('refused');
      await tab.locator('[data-act="open"]').click();
      await tab.locator('[data-layer="2"] [data-act="accept-all"]').click();
      await heard(tab, 'consent:granted', 3);
      expect(await status(tab)).toBe('granted');
      expect(await acts(context)).toBe('grant');
    });
  });
});

describe('choices that are too long for a cookie', () => {
  const [errors] = CONFIGURATION.purposes;
  const many = (count: number, length: number) =>
    [...Array(count)].map((_, index) => ({
      id: `p${String(index).padStart(length - 1, '0')}`,
      title: { fr: `But ${index}`, en: `Purpose ${index}` },
      description: { fr: 'Pour rien.', en: 'For nothing.' },
    }));
  it('are none: nothing is captured, nothing is half written, and a problem says so', async () => {
    const purposes = [errors, ...many(100, 60)];
    await visiting(
      browser,
      { configuration: { purposes }, unchecked: true },
      async ({ site, context, open }) => {
        const tab = await open('/second');
        await heard(tab, 'notice:shown');
        await act(tab, 'accept-all');
        await heard(tab, 'problem');
        expect(await status(tab)).toBe('unasked');
        expect(await context.cookies()).toEqual([]);
        expect(await silent(site, tab)).toEqual([]);
        await tab.reload();
        await heard(tab, 'notice:shown');
        await act(tab, 'refuse-all');
        await heard(tab, 'problem');
        expect(await status(tab)).toBe('refused');
        expect(await context.cookies()).toEqual([]);
      },
    );
  });
  it('are taken back all the same where the withdrawal is the first that is too long', async () => {
    const at = Date.now();
    const size = (act: 'grant' | 'withdraw', ids: string[]) => {
      const digests = { notice: '0'.repeat(64), terms: '0'.repeat(64), choice: '', at };
      const text = encode(ids.map((purpose) => ({ act, purpose, ...digests })));
      // As js-cookie writes it: quotes and commas by three characters each.
      return 'temoin='.length + text.replace(/[",]/g, '%22').length;
    };
    const padding = many(33, 70);
    const purposes = [errors, ...padding];
    const ids = () => purposes.map((each) => (each as { id: string }).id);
    for (const one of padding) if (size('grant', ids()) < 4040) one.id += 'x'.repeat(10);
    expect(size('grant', ids())).toBeLessThan(4090);
    expect(size('withdraw', ids())).toBeGreaterThan(4100);
    await visiting(
      browser,
      { configuration: { purposes }, unchecked: true },
      async ({ site, context, open }) => {
        const one = await open('/second');
        await heard(one, 'notice:shown');
        await act(one, 'accept-all');
        await heard(one, 'capture:started');
        const other = await open('/second');
        await heard(other, 'capture:started');
        await one.bringToFront();
        await act(one, 'withdraw');
        expect(await context.cookies()).toEqual([]);
        await heard(other, 'capture:halted');
        expect((await factsOf(one)).filter(([name]) => name === 'problem')).toHaveLength(1);
        await expect
          .poll(async () => (await site.health()).proofs, { timeout: 15_000 })
          .toBe(2 * purposes.length);
        expect(await silent(site, one, other)).toEqual([]);
      },
    );
  });
});
