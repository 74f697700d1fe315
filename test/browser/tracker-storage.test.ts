import type { BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tracker } from '../../src/purpose/purpose.ts';
import { later, now, PAGE, type TrackerSite, trackerSite } from './tracker-site.ts';

let site: TrackerSite;
let context: BrowserContext;

beforeAll(async () => {
  site = await trackerSite();
});
afterAll(() => site?.close());
beforeEach(async () => {
  context = await site.context();
});
afterEach(() => context.close());

const open = async (): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(site.secure + PAGE);
  return page;
};

describe('storage', () => {
  const all = (store: Tracker['store']): Tracker[] => [
    { name: 'trk_*', store },
    { name: 'exact', store },
    { name: 'trk_keep', store, keep: true },
  ];
  const put = ['trk_1', 'trk_2', 'exact', 'trk_keep', 'panier', 'length'];

  it('expires web storage by pattern and keeps the rest', async () => {
    const page = await open();
    await page.evaluate((keys) => {
      for (const key of keys) {
        localStorage.setItem(key, '1');
        sessionStorage.setItem(key, '1');
      }
    }, put);
    const expiry = await now(page, [...all('localStorage'), ...all('sessionStorage')]);
    for (const store of ['localStorage', 'sessionStorage'] as const) {
      const left = await page.evaluate((name) => {
        const box = globalThis[name];
        return Array.from(box, (_, index) => box.key(index));
      }, store);
      expect(left.sort()).toEqual(['length', 'panier', 'trk_keep']);
      expect(expiry.expired).toEqual(
        expect.arrayContaining([`${store}:trk_1`, `${store}:trk_2`, `${store}:exact`]),
      );
      expect(expiry.kept).toContain(`${store}:trk_keep`);
    }
    expect(expiry.expired).toHaveLength(6);
    expect(expiry.residual).toEqual([]);
  });

  it('expires databases and caches by pattern and keeps the rest', async () => {
    const page = await open();
    const fill = (keys: string[]) =>
      page.evaluate(async (list) => {
        for (const key of list) {
          await caches.open(key);
          await new Promise((done, failed) => {
            const request = indexedDB.open(key);
            request.onsuccess = () => done(request.result.close());
            request.onerror = failed;
          });
        }
      }, keys);
    await fill([...put, 'temoin']);
    const expiry = await later(page, [...all('indexedDB'), ...all('cache')]);
    const left = await page.evaluate(async () => [
      (await indexedDB.databases()).map(({ name }) => name ?? '').sort(),
      (await caches.keys()).sort(),
    ]);
    expect(left).toEqual([
      ['length', 'panier', 'temoin', 'trk_keep'],
      ['length', 'panier', 'temoin', 'trk_keep'],
    ]);
    expect([...expiry.expired].sort()).toEqual(
      ['cache', 'indexedDB'].flatMap((store) =>
        ['exact', 'trk_1', 'trk_2'].map((name) => `${store}:${name}`),
      ),
    );
    expect([...expiry.kept].sort()).toEqual(['cache:trk_keep', 'indexedDB:trk_keep']);
    expect(expiry.residual).toEqual([]);
  });

  it('reports a database that another tab holds open as residual, and expires it once that tab has let it go', async () => {
    const page = await open();
    const other = await open();
    await other.evaluate(
      () =>
        new Promise((opened, failed) => {
          const request = indexedDB.open('trk_held', 1);
          request.onupgradeneeded = () => request.result.createObjectStore('events');
          request.onsuccess = () => {
            (globalThis as unknown as { held: IDBDatabase }).held = request.result;
            opened(undefined);
          };
          request.onerror = failed;
        }),
    );
    await page.evaluate(
      () =>
        new Promise((opened) => {
          const request = indexedDB.open('trk_free');
          request.onsuccess = () => opened(request.result.close());
        }),
    );
    const trackers: Tracker[] = [{ name: 'trk_*', store: 'indexedDB' }];
    expect(await later(page, trackers, 300)).toEqual({
      expired: ['indexedDB:trk_free'],
      kept: [],
      residual: ['indexedDB:trk_held'],
    });
    await other.evaluate(() => (globalThis as unknown as { held: IDBDatabase }).held.close());
    const again = await later(page, trackers);
    expect(again.residual).toEqual([]);
    expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual(
      [],
    );
  });
});
