import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, factsOf, heard, startBrowser } from './site.ts';
import { acts, busy, recording, remembered, silent, status, statuses, visiting } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const choose = (tab: Page, wishes: Record<string, boolean>) =>
  tab.evaluate(
    (given) =>
      (window as unknown as { temoin: { choose(wishes: object): Promise<void> } }).temoin.choose(given),
    wishes,
  );

describe('a grant', () => {
  it('brings its upload token with it: none is asked for, and none is stored', async () => {
    await visiting(browser, {}, async ({ site, recorded }) => {
      const tab = await recorded('/second');
      expect(site.calls().filter((call) => call.includes('upload'))).toEqual([]);
      const kept = await tab.evaluate(
        () =>
          new Promise<string>((resolve) => {
            const opening = indexedDB.open('temoin');
            opening.onsuccess = () => {
              const all = opening.result.transaction('records').objectStore('records').getAll();
              all.onsuccess = () =>
                resolve(JSON.stringify([all.result, { ...localStorage }, { ...sessionStorage }]));
            };
          }),
      );
      const sent = site.seen.find(({ path }) => path.includes('/segments/'));
      const token = sent?.headers.authorization?.replace('Bearer ', '') as string;
      expect(token.length).toBeGreaterThan(10);
      expect(kept).not.toContain(token);
      expect(kept).toContain('"checkpoint"');
      await act(tab, 'withdraw');
      await heard(tab, 'proof:delivered', 2);
      await choose(tab, { 'replay.experience': true });
      await heard(tab, 'capture:started', 3);
      await busy(tab);
      await expect.poll(async () => (await site.health()).recordings, { timeout: 15_000 }).toBe(1);
      const again = site.seen.findLast(({ path }) => path.includes('/segments/'));
      expect(again?.headers.authorization).not.toBe(`Bearer ${token}`);
      expect(site.calls().filter((call) => call.includes('upload'))).toEqual([]);
    });
  });
  it('that the collector finds unacceptable ends in every tab, and stays ended', async () => {
    await visiting(browser, {}, async ({ context, open }) => {
      const one = await open('/second');
      await heard(one, 'notice:shown');
      await choose(one, { 'replay.errors': false, audience: false });
      await heard(one, 'proof:delivered');
      let refuse = () => {};
      const held = new Promise<void>((resolve) => {
        refuse = resolve;
      });
      await one.route('**/temoin/proofs', async (route) => {
        await held;
        await route.fulfill({
          status: 422,
          contentType: 'application/problem+json',
          body: '{"title":"no","field":"asked.notice"}',
        });
      });
      await choose(one, { 'replay.experience': true });
      await heard(one, 'capture:started');
      const other = await context.newPage();
      // This one hears it from no collector.
      await other.route('**/temoin/proofs', (route) => route.abort());
      await other.goto(one.url());
      await heard(other, 'capture:started');
      refuse();
      await heard(one, 'proof:rejected');
      for (const tab of [one, other]) {
        await heard(tab, 'capture:halted');
        expect((await statuses(tab))['replay.experience']).toBe('unasked');
        expect(await recording(tab)).toBe(false);
      }
      for (const tab of [other, one, other]) await tab.bringToFront();
      const third = await open('/second');
      await heard(third, 'notice:shown');
      expect(await remembered(context)).toEqual({ 'replay.errors': 'refuse', audience: 'refuse' });
      for (const tab of [one, other, third])
        expect((await statuses(tab))['replay.experience']).toBe('unasked');
    });
  });
});

describe('a recording', () => {
  it('that is erased while a segment is in flight is not resurrected', async () => {
    await visiting(browser, {}, async ({ site, context, recorded }) => {
      const tab = await recorded('/second');
      let arrived = () => {};
      const inFlight = new Promise<void>((resolve) => {
        arrived = resolve;
      });
      let go = () => {};
      const held = new Promise<void>((resolve) => {
        go = resolve;
      });
      await context.route('**/segments/**', async (route) => {
        arrived();
        await held;
        await route.continue();
      });
      await busy(tab);
      await inFlight;
      const [erased] = await site.recorded('replay.experience');
      expect(await site.erase(erased?.session as string)).toBe(200);
      expect((await site.health()).recordings).toBe(0);
      go();
      // The consent stands: what comes after is another recording, from its own first picture on.
      await expect
        .poll(async () => (await site.recorded('replay.experience')).length, { timeout: 20_000 })
        .toBe(1);
      const [next] = await site.recorded('replay.experience');
      expect(next?.session).not.toBe(erased?.session);
      expect(next?.events.slice(0, 2).map(({ type }) => type)).toEqual([4, 2]);
    });
  });
  it('ends where the page goes to an excluded path by itself, and does not begin there', async () => {
    await visiting(browser, {}, async ({ site, context, recorded }) => {
      const tab = await recorded('/second');
      await tab.evaluate(() => history.pushState(null, '', '/compte/profil'));
      await busy(tab);
      await heard(tab, 'capture:halted', 2);
      expect(await recording(tab)).toBe(false);
      expect(await silent(site, tab)).toEqual([]);
      expect(new Set((await factsOf(tab)).flatMap(([, { reason }]) => reason ?? []))).toEqual(
        new Set(['excluded']),
      );
      expect(await status(tab)).toBe('granted');
      expect(await acts(context)).toBe('grant');
    });
  });
});
