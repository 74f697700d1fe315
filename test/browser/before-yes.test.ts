import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserName } from '../firefox.ts';
import { act, factsOf, heard, listen, type Site, startBrowser, startSite } from './site.ts';

let site: Site;
let browser: Browser;
beforeAll(async () => {
  site = await startSite();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Counts what could observe a visitor, from before the first script on. */
const spy = () => {
  const counts: Record<string, number> = {};
  const count = (name: string) => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  Object.assign(window, { __counts: counts });
  for (const name of [
    'MutationObserver',
    'IntersectionObserver',
    'ResizeObserver',
    'PerformanceObserver',
    'ReportingObserver',
  ]) {
    const Native = (window as unknown as Record<string, new (...args: unknown[]) => object>)[name];
    if (!Native) continue;
    (window as unknown as Record<string, unknown>)[name] = class extends Native {
      constructor(...args: unknown[]) {
        super(...args);
        count(name);
      }
    };
  }
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type: string, ...rest: [never, never]) {
    if (
      /^(mouse|touch|pointer|key|input|change|scroll|wheel|copy|paste|selection|drag|error|unhandled|submit|invalid)/.test(
        type,
      )
    )
      count(`listener ${type}`);
    return add.call(this, type, ...rest);
  };
  for (const [owner, name] of [
    [Storage.prototype, 'setItem'],
    [Storage.prototype, 'getItem'],
    [IDBFactory.prototype, 'open'],
    [IDBFactory.prototype, 'databases'],
    [CacheStorage.prototype, 'open'],
    [Crypto.prototype, 'getRandomValues'],
    [Crypto.prototype, 'randomUUID'],
    [SubtleCrypto.prototype, 'generateKey'],
    [Navigator.prototype, 'sendBeacon'],
    [window, 'fetch'],
    [XMLHttpRequest.prototype, 'send'],
    [HTMLCanvasElement.prototype, 'getContext'],
  ] as unknown as [Record<string, (...args: unknown[]) => unknown>, string][]) {
    const native = owner[name] as (...args: unknown[]) => unknown;
    owner[name] = function (this: unknown, ...args: unknown[]) {
      count(name);
      return native.apply(this, args);
    };
  }
};

const counts = (tab: Page) =>
  tab.evaluate(() => (window as unknown as { __counts: Record<string, number> }).__counts);

const visit = async (path = '/') => {
  const context = await browser.newContext();
  await listen(context);
  await context.addInitScript(spy);
  const tab = await context.newPage();
  site.seen.length = 0;
  await tab.goto(site.origin + path);
  await heard(tab, 'notice:shown');
  return { context, tab };
};

const nothingKept = async (tab: Page) =>
  tab.evaluate(async () => ({
    cookie: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
  }));

const NOTHING = { cookie: '', local: 0, session: 0, databases: 0, caches: 0 };

describe('before a yes', () => {
  it('nothing is requested but the drop-in itself, nothing stored or read, nothing observed, nobody named', async () => {
    const { context, tab } = await visit();
    const use = async (page: Page) => {
      await page.mouse.move(50, 50);
      await page.evaluate(() => document.querySelector<HTMLElement>('#name')?.focus());
      await page.keyboard.type('SECRET-TYPED');
      await page.evaluate(() => document.querySelector('#list')?.append('new'));
    };
    await use(tab);
    const paths = site.seen.map(({ path }) => path).filter((path) => path !== '/favicon.ico');
    expect(paths.sort()).toEqual(['/', '/frame', '/temoin/temoin.fr.js']);
    // Playwright itself observes the pages of Firefox: those without Témoin as well.
    const without = await context.newPage();
    await without.goto(`${site.origin}/plain`);
    await use(without);
    const drivers = await counts(without);
    if (browserName === 'chromium') expect(drivers).toEqual({});
    await tab.bringToFront();
    expect(await counts(tab)).toEqual(drivers);
    expect(await nothingKept(tab)).toEqual(NOTHING);
    expect(
      await tab.evaluate(() => (window as unknown as { temoin: { recording: boolean } }).temoin.recording),
    ).toBe(false);
    await context.close();
  });

  it('nothing is captured either where storage is blocked, and no yes can change that', async () => {
    const context = await browser.newContext();
    await listen(context);
    await context.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('blocked', 'SecurityError');
      };
      Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => {} });
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(window, name, { get: refuse });
    });
    const tab = await context.newPage();
    site.seen.length = 0;
    await tab.goto(site.origin);
    await heard(tab, 'notice:shown');
    await act(tab, 'accept-all');
    await heard(tab, 'problem');
    await tab.locator('#name').fill('SECRET-TYPED');
    expect(site.seen.filter(({ path }) => /recorder|proofs|recordings/.test(path))).toEqual([]);
    expect(
      (await factsOf(tab)).filter(([name]) => name === 'consent:granted' || name === 'capture:started'),
    ).toEqual([]);
    await context.close();
  });

  it('no gesture but a choice is a yes: Escape, scroll, a click outside, keys, leaving, ten minutes', async () => {
    const { context, tab } = await visit();
    await tab.clock.install();
    await tab.keyboard.press('Escape');
    await tab.mouse.wheel(0, 400);
    await tab.mouse.click(5, 5);
    await tab.keyboard.press('Enter');
    await tab.locator('#name').press('Enter');
    await tab.clock.fastForward('10:00');
    await act(tab, 'choose');
    // Its code is fetched when it is first opened.
    await tab.locator('[data-layer="2"]').waitFor();
    await tab.keyboard.press('Escape');
    expect(await nothingKept(tab)).toEqual(NOTHING);
    await tab.locator('#next').click();
    await heard(tab, 'notice:shown');
    expect(
      await tab.evaluate(() => (window as unknown as { temoin: { statuses(): object } }).temoin.statuses()),
    ).toEqual({
      'replay.errors': 'unasked',
      'replay.experience': 'unasked',
      audience: 'unasked',
    });
    expect(await nothingKept(tab)).toEqual(NOTHING);
    expect(site.calls()).toEqual([]);
    await context.close();
  });
});

describe('a refusal', () => {
  it('leaves no trace but its cookie and its proof, fetches no recorder, and is not asked again', async () => {
    const { context, tab } = await visit();
    await act(tab, 'refuse-all');
    await heard(tab, 'proof:delivered');
    await expect.poll(() => tab.locator('temoin-banner').count()).toBe(0);
    expect(site.calls()).toEqual(['POST /temoin/proofs']);
    const { records } = JSON.parse(
      site.seen.find(({ path }) => path === '/temoin/proofs')?.body.toString() ?? '',
    );
    expect(records.map((each: object) => Object.keys(each))).toEqual([['signed'], ['signed'], ['signed']]);
    for (let visits = 0; visits < 3; visits += 1) {
      await tab.goto(`${site.origin}/second`);
      await heard(tab, 'ready');
      expect(await tab.locator('temoin-banner').count()).toBe(0);
    }
    expect(site.seen.filter(({ path }) => /recorder|recordings|withdrawals/.test(path))).toEqual([]);
    expect(await tab.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    expect((await context.cookies()).map(({ name }) => name)).toEqual(['temoin']);
    const kept = await tab.evaluate(
      () =>
        new Promise<unknown[]>((resolve) => {
          const opening = indexedDB.open('temoin');
          opening.onsuccess = () => {
            const rows = opening.result.transaction(['records', 'keys']);
            const all = rows.objectStore('records').getAll();
            const keys = rows.objectStore('keys').count();
            rows.oncomplete = () => {
              opening.result.close();
              resolve([keys.result, ...all.result]);
            };
          };
        }),
    );
    expect(kept[0]).toBe(0);
    for (const row of kept.slice(1)) expect(row).toMatchObject({ act: 'refuse', id: '', choice: '' });
    await context.close();
  });

  it('has the same life as a yes, to the second: six months, and then it is asked again', async () => {
    for (const [control, status] of [
      ['refuse-all', 'refused'],
      ['accept-all', 'granted'],
    ] as const) {
      const context = await browser.newContext();
      await listen(context);
      const tab = await context.newPage();
      await tab.goto(`${site.origin}/second`);
      await heard(tab, 'notice:shown');
      await act(tab, control);
      await heard(tab, 'proof:delivered');
      const end = new Date();
      end.setUTCMonth(end.getUTCMonth() + 6);
      const statusAt = async (minutes: number) => {
        await tab.clock.setFixedTime(new Date(end.getTime() + minutes * 60_000));
        await tab.goto(`${site.origin}/second`);
        await heard(tab, 'ready');
        return tab.evaluate(() =>
          (window as unknown as { temoin: { status(id: string): string } }).temoin.status('replay.errors'),
        );
      };
      expect(await statusAt(-1)).toBe(status);
      expect(await statusAt(1)).toBe('expired');
      await heard(tab, 'notice:shown');
      await context.close();
    }
  });
});
