import type { BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inner, type Play, type PlayerSite, plain, playerSite, ready } from './player-site.ts';

let site: PlayerSite;
let context: BrowserContext;

beforeAll(async () => {
  site = await playerSite();
});
afterAll(() => site?.close());
beforeEach(async () => {
  site.forget();
  context = await site.browser.newContext({ viewport: { width: 1000, height: 900 } });
});
afterEach(() => context.close());

describe('a visit', () => {
  type Event = { type: number; timestamp: number; data: Record<string, unknown> };
  let visit: Event[];
  const mark = (kind: string, timestamp: number) => ({
    type: 5,
    timestamp,
    data: { tag: 'temoin:difficulty', payload: { kind } },
  });
  const start = () => visit[0]?.timestamp ?? 0;
  /** The visit, later in its second part by so many milliseconds. */
  const stretched = (by: number): Event[] =>
    visit.map((event) =>
      event.type === 3 && event.timestamp > start() + 300
        ? { ...event, timestamp: event.timestamp + by }
        : event,
    );
  const seek = (page: Page, to: number) =>
    page.evaluate((at) => {
      (globalThis as unknown as Play).player.at = at;
    }, to);
  const time = (page: Page) => page.locator('.time').textContent();
  const seconds = async (page: Page) => {
    const [, minutes = '0', rest = '0'] = /^(\d+):(\d+)/.exec((await time(page)) ?? '') ?? [];
    return Number(minutes) * 60 + Number(rest);
  };
  const button = (page: Page) => page.locator('.play');

  beforeAll(async () => {
    const recording = await site.browser.newPage();
    await recording.goto(`${site.origin}/shop`);
    await recording.evaluate(() => {
      const events: unknown[] = [];
      const { record } = globalThis as unknown as { record(options: object): void };
      Object.assign(globalThis, { events });
      record({ emit: (event: unknown) => events.push(event) });
    });
    const so = () => recording.evaluate(() => (globalThis as unknown as { events: Event[] }).events);
    await recording.mouse.move(200, 200);
    const before = (await so()).length;
    await recording.getByPlaceholder('Votre nom').fill('Ada');
    await recording.evaluate(() => {
      const said = document.querySelector('#said');
      if (said) said.textContent = 'Merci Ada';
      document
        .querySelector('main')
        ?.append(Object.assign(document.createElement('article'), { textContent: 'Nouveau' }));
    });
    await recording.mouse.move(400, 300, { steps: 5 });
    await recording.getByRole('button', { name: 'Ajouter' }).first().click();
    // A visit of two seconds, whatever the machine: half a second of nothing, then all of it.
    const all = await so();
    const first = all[0]?.timestamp ?? 0;
    visit = all.map((event, index) => ({
      ...event,
      timestamp: first + (index < before ? index : 500 + (1500 * index) / all.length),
    }));
    await recording.close();
  });

  it('is shown as it was, and as it became', async () => {
    const violations: string[] = [];
    context.on('console', (message) => {
      if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text()))
        violations.push(message.text());
    });
    const page = await site.play(context, visit);
    expect(await ready(page)).toBe(true);
    expect(await inner(page).locator('h2').allTextContents()).toEqual(['Tasse bleue', 'Carnet', 'Écrire']);
    expect(await inner(page).locator('article').count()).toBe(3);
    const colour = await inner(page)
      .locator('header')
      .evaluate((header) => getComputedStyle(header).backgroundColor);
    expect(colour).toBe('rgb(243, 239, 230)');
    await seek(page, 60_000);
    await expect.poll(() => inner(page).locator('#said').textContent()).toBe('Merci Ada');
    expect(await inner(page).locator('input').inputValue()).toBe('Ada');
    expect(await inner(page).locator('article').count()).toBe(4);
    await seek(page, 0);
    await expect.poll(() => inner(page).locator('article').count()).toBe(3);
    expect(violations).toEqual([]);
  });

  it('fits the place it is given, and says in what a blocked box is hatched', async () => {
    const page = await site.play(context, visit);
    await ready(page);
    const frame = await page.locator('iframe').boundingBox();
    const stage = await page.locator('.stage').boundingBox();
    expect(frame?.width).toBeLessThanOrEqual(stage?.width ?? 0);
    expect((frame?.width ?? 0) / (frame?.height ?? 1)).toBeCloseTo(1280 / 720, 1);
    const drawn = await inner(page)
      .locator('.photo.rr-block')
      .evaluate((box) => getComputedStyle(box).backgroundImage);
    expect(drawn).toContain('repeating-linear-gradient');
    await page.setViewportSize({ width: 500, height: 700 });
    await expect.poll(async () => (await page.locator('iframe').boundingBox())?.width).toBeLessThan(500);
  });

  it('plays, pauses, ends and starts again, from the keyboard too', async () => {
    const page = await site.play(context, visit);
    await ready(page);
    const name = () => button(page).getAttribute('aria-label');
    expect(await name()).toBe('Lire');
    await button(page).click();
    expect(await name()).toBe('Mettre en pause');
    await expect.poll(name, { timeout: 20_000 }).toBe('Lire');
    expect(await time(page)).toMatch(/^(0:0\d) \/ \1$/);
    await page.locator('input[type=range]').press(' ');
    expect(await name()).toBe('Mettre en pause');
    expect(await seconds(page)).toBe(0);
    await page.locator('input[type=range]').press(' ');
    expect(await name()).toBe('Lire');
    await page.locator('.stage').click();
    expect(await name()).toBe('Mettre en pause');
  });

  it('goes back and forth by five seconds with the arrows, which stay the select’s own on the speed', async () => {
    const page = await site.play(context, stretched(60_000));
    await ready(page);
    const range = page.locator('input[type=range]');
    await range.press('ArrowRight');
    await expect.poll(() => seconds(page)).toBe(5);
    await range.press('ArrowRight');
    await expect.poll(() => seconds(page)).toBe(10);
    await range.press('ArrowLeft');
    await expect.poll(() => seconds(page)).toBe(5);
    await page.locator('select').press('ArrowRight');
    expect(await page.locator('select').inputValue()).toBe('2');
    expect(await seconds(page)).toBe(5);
    await range.press('End');
    await expect.poll(() => seconds(page)).toBeGreaterThan(59);
    expect(plain(await range.getAttribute('aria-valuetext'))).toBe(
      '1 minute et 1 seconde sur 1 minute et 1 seconde',
    );
    expect(await time(page)).toBe('1:01 / 1:01');
  });

  it('passes over the time in which nothing happens, unless told not to', async () => {
    const page = await site.play(context, stretched(600_000));
    await ready(page);
    await button(page).click();
    await expect.poll(() => seconds(page), { timeout: 5000 }).toBeGreaterThan(20);
    await button(page).click();
    await page.getByLabel('Passer les temps morts').uncheck();
    await page.locator('input[type=range]').press('Home');
    await button(page).click();
    for (const second of [1, 2]) await expect.poll(() => seconds(page), { timeout: 5000 }).toBe(second);
  });

  it('shows where the difficulties are, and goes there', async () => {
    const events = stretched(60_000);
    const page = await site.play(context, [
      ...events,
      mark('rage-click', start() + 30_000),
      mark('frobnicate', start() + 12_400),
    ]);
    await ready(page);
    const list = page.getByRole('list', { name: 'Difficultés' });
    expect(await list.getByRole('button').allTextContents()).toEqual([
      '•0:12 frobnicate',
      '»0:30 Clics de rage',
    ]);
    const pins = page.locator('.pin');
    expect(await pins.evaluateAll((all) => all.map((pin) => pin.getAttribute('title')))).toEqual([
      '0:12 frobnicate',
      '0:30 Clics de rage',
    ]);
    await list.getByRole('button', { name: 'Clics de rage' }).click();
    await expect.poll(() => seconds(page)).toBe(27);
    await pins.first().click();
    await expect.poll(() => seconds(page)).toBe(9);
  });

  it('takes no focus, and gives none to what is replayed', async () => {
    const page = await site.play(context, visit);
    await ready(page);
    await seek(page, 60_000);
    await expect.poll(() => inner(page).locator('#said').textContent()).toBe('Merci Ada');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    const reached: string[] = [];
    for (let tab = 0; tab < 8; tab++) {
      await page.keyboard.press('Tab');
      reached.push(
        await page.evaluate(() => {
          const active = document.activeElement?.shadowRoot?.activeElement;
          return active ? `${active.tagName} ${active.getAttribute('aria-label') ?? ''}`.trim() : 'none';
        }),
      );
    }
    expect(reached).toEqual([
      'INPUT Position dans la visite',
      'BUTTON Reculer de 10 secondes',
      'BUTTON Lire',
      'BUTTON Avancer de 10 secondes',
      'INPUT',
      'INPUT',
      'SELECT Vitesse',
      'BUTTON Raccourcis clavier',
    ]);
    expect(reached.join()).not.toContain('IFRAME');
  });

  it('is gone at once when it is cleared', async () => {
    const page = await site.play(context, visit);
    await ready(page);
    await button(page).click();
    await page.evaluate(() => (globalThis as unknown as Play).player.clear());
    expect(page.frames()).toHaveLength(1);
    expect(await page.locator('temoin-player section').textContent()).toBe(
      'Aucun enregistrement n’est ouvert.',
    );
  });

  it('says so when it cannot be replayed: nothing in it, no picture in it, no frame to replay it in', async () => {
    for (const events of [[], [{ type: 5 }], ['x', null, 3], visit.filter(({ type }) => type !== 2)]) {
      const page = await site.play(context, events);
      expect(await ready(page)).toBe(false);
      expect(await page.getByRole('status').textContent()).toBe(
        'Cet enregistrement ne peut pas être rejoué.',
      );
      expect(await button(page).isDisabled()).toBe(true);
      await page.close();
    }
    await context.clock.install();
    const page = await site.play(context, visit, { frame: '/missing.html' });
    await context.clock.runFor(11_000);
    expect(await ready(page)).toBe(false);
    expect(await page.getByRole('status').textContent()).toBe('Cet enregistrement ne peut pas être rejoué.');
  });
});
