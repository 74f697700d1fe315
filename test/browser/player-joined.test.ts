import type { BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  busy,
  clicked,
  difficulty,
  missing,
  moved,
  ndjson,
  page as opened,
  row,
  said,
} from './player-film.ts';
import { inner, type Play, type PlayerSite, plain, playerSite, ready } from './player-site.ts';

let site: PlayerSite;
let context: BrowserContext;

beforeAll(async () => {
  site = await playerSite();
});
afterAll(() => site?.close());
beforeEach(async () => {
  context = await site.browser.newContext({ viewport: { width: 1000, height: 900 } });
});
afterEach(() => context.close());

const facts = async (page: Page) => plain(await page.locator('.facts').textContent());
const time = (page: Page) => page.locator('.time').textContent();
const seek = (page: Page, to: number) =>
  page.evaluate((at) => {
    (globalThis as unknown as Play).player.at = at;
  }, to);
const heard = (page: Page) => page.evaluate(() => (globalThis as unknown as Play).heard);
const heading = (page: Page) => inner(page).locator('h1').textContent();

describe('recordings that follow one another', () => {
  it('are one film, and what two of them tell of the same time is shown once', async () => {
    const first = {
      events: ndjson([...opened('Accueil', 0), ...busy(500, 9500), moved(10_000)]),
      facts: row,
    };
    const second = {
      events: ndjson([...opened('Panier', 130_000), ...busy(130_500, 139_500), moved(140_000)]),
      facts: row,
    };
    const page = await site.play(context, [second, first], { language: 'en' });
    expect(await ready(page)).toBe(true);
    expect(await time(page)).toBe('0:00 / 0:23');
    expect(await heading(page)).toBe('Accueil');
    await expect.poll(() => facts(page)).toContain('At 0:10: 2 minutes not recorded');
    expect(await page.locator('.facts h3').allTextContents()).toEqual([
      'Recording 1 of 2',
      'Recording 2 of 2',
    ]);
    await seek(page, 22_000);
    await expect.poll(() => heading(page)).toBe('Panier');

    const beside = {
      events: ndjson([
        ...opened('Panier', 5000),
        ...busy(5500, 9000),
        ...opened('Aide', 12_000),
        clicked(14_000),
      ]),
    };
    const both = await site.play(context, [first, beside], { language: 'en' });
    expect(await ready(both)).toBe(true);
    expect(await both.locator('.notes').textContent()).toContain('6 events of the same time');
    await seek(both, 60_000);
    await expect.poll(() => heading(both)).toBe('Aide');
  });

  it('begin with their first picture, whatever is missing before it', async () => {
    const page = await site.play(context, [
      said(0, 'trop tôt'),
      difficulty(500, 'error'),
      missing(4000),
      ...opened('Panier', 4000),
      said(6000, 'à temps'),
    ]);
    expect(await ready(page)).toBe(true);
    expect(await page.locator('.notes').textContent()).toContain('1 événement précède la première image');
    expect(await page.locator('.difficulties button').allTextContents()).toEqual(['!0:00 Erreur']);
    await seek(page, 2000);
    await expect.poll(() => inner(page).locator('p').textContent()).toBe('à temps');
    expect((await heard(page)).filter(({ type }) => type === 'failed')).toEqual([]);
  });
});
