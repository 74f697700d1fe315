import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserName } from '../firefox.ts';
import { act, factsOf, heard, listen, type Site, startBrowser, startSite } from './site.ts';

let site: Site;
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const fresh = async (options: Parameters<typeof startSite>[0] = {}) => {
  site = await startSite(options);
  context = await browser.newContext();
  await listen(context);
  return open('/');
};
const open = async (path: string, in_ = context) => {
  const tab = await in_.newPage();
  await tab.goto(site.origin + path);
  return tab;
};
const close = async () => {
  await context.close();
  await site.close();
};

/** A visit that is being recorded and whose first segment has arrived. */
const recorded = async (options: Parameters<typeof startSite>[0] = {}) => {
  const tab = await fresh(options);
  await heard(tab, 'notice:shown');
  await act(tab, 'accept-all');
  await heard(tab, 'capture:started', 2);
  await tab.locator('#name').fill('SECRET-TYPED');
  await expect.poll(async () => (await site.health()).recordings, { timeout: 15_000 }).toBeGreaterThan(0);
  return tab;
};

const busy = async (tab: Page) => {
  await tab.mouse.click(30, 30);
  await tab.evaluate(() => {
    for (let i = 0; i < 20; i += 1) document.body.append(document.createElement('p'));
  });
  await tab.mouse.move(90, 90);
  await tab.mouse.wheel(0, 200);
};

/** Playwright takes the network away, and tells of requests that fail, in Chromium only. */
const itInChromium = it.runIf(browserName === 'chromium');
/** By the page's own history, a task later: the page that asks is gone when the answer would come. */
const goBack = (tab: Page) => tab.evaluate(() => void setTimeout(() => history.back()));
/** Did this page sleep in the back/forward cache, and wake from it? */
const wasAsleep = (tab: Page) =>
  tab.evaluate(() => (window as unknown as { __persisted?: boolean }).__persisted).catch(() => undefined);

/** Requests that carry or ask for a recording, from now on. */
const silent = async (from: number, ...tabs: Page[]) => {
  for (const tab of tabs) await busy(tab);
  // A segment leaves within five seconds of activity: what has not left by then does not.
  await tabs[0]?.waitForTimeout(5500);
  return site.seen
    .slice(from)
    .filter(({ path }) => /recordings|upload|recorder/.test(path))
    .map(({ method, path }) => `${method} ${path}`);
};

describe('a grant', () => {
  it('is proved before anything is captured, and what is captured is masked', async () => {
    const tab = await recorded();
    const facts = (await factsOf(tab)).map(([name]) => name);
    expect(facts.indexOf('proof:recorded')).toBeLessThan(facts.indexOf('consent:granted'));
    expect(facts.indexOf('consent:granted')).toBeLessThan(facts.indexOf('capture:started'));
    await expect
      .poll(async () => (await site.recorded('replay.experience')).length, { timeout: 15_000 })
      .toBe(1);
    const [recording] = await site.recorded('replay.experience');
    const text = JSON.stringify(recording?.events);
    expect(recording?.events.map(({ type }) => type)).toEqual(expect.arrayContaining([2, 4]));
    expect(text).not.toMatch(/SECRET/);
    expect(await site.recorded('replay.errors')).toEqual([]);
    expect((await site.health()).proofs).toBe(3);
    await close();
  });
  it('holds on the next page without a new proof, in the same recording', async () => {
    const tab = await recorded();
    await tab.locator('#next').click();
    await heard(tab, 'capture:started');
    await expect
      .poll(
        async () =>
          (await site.recorded('replay.experience'))
            .flatMap(({ events }) => events)
            .filter(({ type }) => type === 2).length,
        { timeout: 15_000 },
      )
      .toBeGreaterThan(1);
    expect(await site.recorded('replay.experience')).toHaveLength(1);
    expect(site.calls().filter((call) => call === 'POST /temoin/proofs')).toHaveLength(1);
    await close();
  });
  it('does not reach an excluded path', async () => {
    const tab = await recorded();
    await tab.goto(`${site.origin}/compte/profil`);
    await heard(tab, 'ready');
    const from = site.seen.length;
    expect(await silent(from, tab)).toEqual([]);
    expect(
      await tab.evaluate(() => (window as unknown as { temoin: { recording: boolean } }).temoin.recording),
    ).toBe(false);
    await close();
  });
});

describe('a withdrawal', () => {
  it('in one click halts, tells the other tab, erases the recordings, and nothing is read afterwards', async () => {
    const tab = await recorded();
    const opened = site.seen.length;
    const other = await open('/second');
    await heard(other, 'capture:started', 2);
    // Its token and its first segment have arrived: what the test counts was asked for after the click.
    const arrived = () => site.seen.slice(opened).filter(({ path }) => path.includes('/segments/')).length;
    await expect.poll(arrived, { timeout: 15_000 }).toBeGreaterThan(0);
    const from = site.seen.length;
    const started = Date.now();
    await act(tab, 'withdraw');
    await heard(other, 'consent:withdrawn', 3);
    expect(Date.now() - started).toBeLessThan(5000);
    await heard(tab, 'proof:delivered', 2);
    expect(await silent(from, tab, other)).toEqual([]);
    expect(await site.health()).toMatchObject({ recordings: 0, proofs: 6 });
    expect(await tab.evaluate(() => sessionStorage.length)).toBe(0);
    for (const page of [tab, other]) {
      expect(
        await page.evaluate(() => (window as unknown as { temoin: { recording: boolean } }).temoin.recording),
      ).toBe(false);
      expect(await page.locator('[data-act="withdraw"]:visible').count()).toBe(0);
    }
    for (let visits = 0; visits < 3; visits += 1) {
      await tab.goto(`${site.origin}/second`);
      await heard(tab, 'ready');
      expect(await tab.locator('temoin-banner').count()).toBe(0);
    }
    expect(site.seen.slice(from).filter(({ path }) => path.endsWith('recorder.js'))).toEqual([]);
    await close();
  });
  it('has stopped when the call returns', async () => {
    const tab = await recorded();
    const state = await tab.evaluate(() => {
      const { temoin } = window as unknown as {
        temoin: { withdraw(): Promise<void>; recording: boolean; statuses(): Record<string, string> };
      };
      void temoin.withdraw();
      return { recording: temoin.recording, statuses: temoin.statuses(), cookie: document.cookie };
    });
    expect(state.recording).toBe(false);
    expect(Object.values(state.statuses)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
    expect(state.cookie).not.toContain('grant');
    await close();
  });
  it('stays stopped when a same-origin iframe reloads and is typed into', async () => {
    const tab = await recorded();
    await act(tab, 'withdraw');
    await heard(tab, 'proof:delivered', 2);
    const from = site.seen.length;
    await tab.evaluate(() =>
      (document.querySelector('#frame') as HTMLIFrameElement).contentWindow?.location.reload(),
    );
    await tab.frameLocator('#frame').locator('#inner').fill('SECRET-FRAME');
    expect(await silent(from, tab)).toEqual([]);
    await close();
  });
  it('reaches a page that slept in the back/forward cache', async () => {
    const tab = await recorded();
    await tab.evaluate(() => {
      addEventListener('pageshow', (event) => Object.assign(window, { __persisted: event.persisted }));
    });
    await tab.locator('#next').click();
    await heard(tab, 'capture:started');
    await act(tab, 'withdraw');
    await heard(tab, 'proof:delivered');
    const from = site.seen.length;
    await goBack(tab);
    await expect.poll(() => wasAsleep(tab), { timeout: 15_000 }).toBe(true);
    expect(await silent(from, tab)).toEqual([]);
    expect((await factsOf(tab)).some(([name]) => name === 'consent:withdrawn')).toBe(true);
    expect(
      await tab.evaluate(() => (window as unknown as { temoin: { recording: boolean } }).temoin.recording),
    ).toBe(false);
    expect((await site.health()).recordings).toBe(0);
    await close();
  });
  it('goes on recording a page that slept while the consent stood', async () => {
    const tab = await recorded();
    await tab.evaluate(() => {
      addEventListener('pageshow', (event) => Object.assign(window, { __persisted: event.persisted }));
    });
    await tab.locator('#next').click();
    await heard(tab, 'capture:started');
    await goBack(tab);
    await expect.poll(() => wasAsleep(tab), { timeout: 15_000 }).toBe(true);
    const from = site.seen.length;
    await busy(tab);
    await expect
      .poll(() => site.seen.slice(from).filter(({ path }) => path.includes('/segments/')).length, {
        timeout: 15_000,
      })
      .toBeGreaterThan(0);
    await close();
  });
  it('while the recorder is still on its way leaves it unused', async () => {
    const tab = await fresh();
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    await context.route('**/recorder.js', async (route) => {
      await gate;
      await route.continue();
    });
    await heard(tab, 'notice:shown');
    const asked = tab.waitForRequest('**/recorder.js');
    await act(tab, 'accept-all');
    await asked;
    await act(tab, 'withdraw');
    release();
    await heard(tab, 'proof:delivered', 2);
    await silent(site.seen.length, tab);
    expect((await factsOf(tab)).filter(([name]) => name === 'capture:started')).toEqual([]);
    expect(site.seen.filter(({ path }) => /recordings|upload/.test(path))).toEqual([]);
    await close();
  });
  it('twice is once', async () => {
    const tab = await recorded();
    await tab.evaluate(async () => {
      const { temoin } = window as unknown as { temoin: { withdraw(): Promise<void> } };
      await Promise.all([temoin.withdraw(), temoin.withdraw()]);
      await temoin.withdraw();
    });
    await heard(tab, 'proof:delivered', 2);
    expect((await site.health()).proofs).toBe(6);
    await close();
  });
  itInChromium('aborts an upload that is in flight', async () => {
    const tab = await recorded();
    const aborted: string[] = [];
    tab.on('requestfailed', (request) => aborted.push(new URL(request.url()).pathname));
    let arrived = () => {};
    const inFlight = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    await context.route('**/segments/**', () => arrived());
    await busy(tab);
    await inFlight;
    await act(tab, 'withdraw');
    await heard(tab, 'proof:delivered', 2);
    await expect.poll(() => aborted.some((path) => path.includes('/segments/'))).toBe(true);
    expect((await site.health()).recordings).toBe(0);
    await close();
  });
  itInChromium(
    'made off line stops at once, and is told to the collector when the network is back',
    async () => {
      const tab = await recorded();
      await context.setOffline(true);
      await act(tab, 'withdraw');
      await heard(tab, 'proof:recorded', 2);
      expect(
        await tab.evaluate(() => (window as unknown as { temoin: { recording: boolean } }).temoin.recording),
      ).toBe(false);
      expect((await site.health()).recordings).toBeGreaterThan(0);
      await context.setOffline(false);
      await heard(tab, 'proof:delivered', 2);
      expect(await site.health()).toMatchObject({ recordings: 0, proofs: 6 });
      await close();
    },
  );
  it('reaches the collector from a later page when the first was left off line', async () => {
    const tab = await recorded();
    site.collectorIs = 'away';
    await act(tab, 'withdraw');
    await heard(tab, 'proof:recorded', 2);
    await tab.close();
    site.collectorIs = 'there';
    const later = await open('/second');
    await heard(later, 'proof:delivered');
    expect(await site.health()).toMatchObject({ recordings: 0, proofs: 6 });
    await close();
  });
  it('is not hidden by a listener of the site that throws', async () => {
    const tab = await recorded();
    await tab.evaluate(() => {
      const { temoin } = window as unknown as { temoin: { on(name: string, listener: () => void): void } };
      for (const name of [
        'consent:withdrawn',
        'capture:halted',
        'trackers:expired',
        'proof:recorded',
        'problem',
      ])
        temoin.on(name, () => {
          throw new Error('the site is broken');
        });
    });
    const from = site.seen.length;
    await act(tab, 'withdraw');
    await heard(tab, 'proof:delivered', 2);
    expect(await silent(from, tab)).toEqual([]);
    expect((await site.health()).recordings).toBe(0);
    await close();
  });
  it('expires the declared trackers of every store, the HttpOnly one by the collector, and keeps what is to be kept', async () => {
    const tab = await recorded();
    await context.addCookies([
      { name: 'rp_id', value: '1', url: site.origin },
      { name: 'rp_keep', value: '1', url: site.origin },
      { name: 'replay_sid', value: '1', url: site.origin, httpOnly: true },
      { name: 'own', value: '1', url: site.origin },
    ]);
    await tab.evaluate(async () => {
      for (const store of [localStorage, sessionStorage]) {
        store.setItem('rp_a', '1');
        store.setItem('own', '1');
      }
      await new Promise((resolve) => {
        const opening = indexedDB.open('rp_db');
        opening.onsuccess = () => resolve(opening.result.close());
      });
      await caches.open('rp_cache');
    });
    await act(tab, 'withdraw');
    await heard(tab, 'proof:delivered', 2);
    expect((await context.cookies()).map(({ name }) => name).sort()).toEqual(['own', 'rp_keep', 'temoin']);
    expect(
      await tab.evaluate(async () => ({
        local: Object.keys(localStorage),
        session: Object.keys(sessionStorage),
        databases: (await indexedDB.databases()).map(({ name }) => name),
        caches: await caches.keys(),
      })),
    ).toEqual({ local: ['own'], session: ['own'], databases: ['temoin'], caches: [] });
    const [, detail] = (await factsOf(tab)).find(([name]) => name === 'trackers:expired') ?? [];
    expect(detail).toMatchObject({ residual: [], kept: ['cookie:rp_keep'] });
    await close();
  });
});
