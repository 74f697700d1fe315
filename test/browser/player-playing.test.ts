import type { BrowserContext, Frame, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { thorough } from '../thorough.ts';
import { startBrowser } from './launch.ts';
import { busy, clicked, difficulty, missing, moved, page as opened } from './player-film.ts';
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

const time = (page: Page) => page.locator('.time').textContent();
const remark = async (page: Page) => plain(await page.getByRole('status').textContent());
const types = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as Play).heard.map(({ type }) => type));
const focused = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.shadowRoot?.activeElement?.className ?? document.activeElement?.id,
  );

/** A visit of 100 seconds: busy, nothing for a minute, busy; then ten minutes that were not recorded, and a page more. */
const VISIT = [
  ...opened('Accueil', 0),
  ...busy(500, 9500),
  moved(10_000),
  moved(70_000),
  ...busy(70_500, 99_500),
  moved(100_000),
  missing(700_000),
  ...opened('Panier', 700_000),
  ...busy(700_500, 709_500),
  moved(710_000),
];

/** Time stands still but for what `context.clock` lets pass. */
const still = async (...more: Parameters<PlayerSite['play']> extends [unknown, ...infer M] ? M : never) => {
  await context.clock.install();
  const page = await site.play(context, ...more);
  await expect.poll(() => page.locator('.player.ready').count()).toBe(1);
  await context.clock.pauseAt(Date.now() + 60_000);
  return page;
};

/** What was posted from frame to frame has arrived: messages do not wait for the clock. */
const settled = async (page: Page): Promise<void> => {
  const [top, replayer] = page.frames() as [Frame, Frame];
  for (const frame of [top, replayer, top, replayer])
    await frame.evaluate(
      () =>
        new Promise((heard) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = heard;
          port2.postMessage('');
        }),
    );
};
const pass = async (page: Page, ms: number): Promise<void> => {
  await settled(page);
  await context.clock.runFor(ms);
  await settled(page);
};

describe('playing', () => {
  const SPEEDS: readonly (readonly [string, number, string])[] = [
    ['8', 1000, '0:08'],
    ['0.5', 4000, '0:02'],
    ['1', 4000, '0:04'],
    ['2', 4000, '0:08'],
    ['4', 2000, '0:08'],
  ];
  it.each(SPEEDS.slice(0, thorough ? undefined : 2))(
    'at × %s takes %i ms to reach %s',
    async (speed, ms, reached) => {
      const page = await still(VISIT);
      await page.getByLabel('Vitesse').selectOption(speed);
      await page.getByRole('button', { name: 'Lire' }).click();
      await pass(page, ms + 100);
      expect(await time(page)).toMatch(new RegExp(`^${reached} `));
    },
  );

  it('passes over idle time and says how much, unless told not to', async () => {
    const page = await still(VISIT);
    await page.getByRole('button', { name: 'Lire' }).click();
    await pass(page, 12_000);
    expect(await time(page)).toMatch(/^1:0[89] /);
    expect(await remark(page)).toMatch(/^Passé 5[67] secondes sans activité\.$/);
    await pass(page, 5100);
    expect(await remark(page)).toBe('');
    expect(await types(page)).toEqual(['ready', 'play', 'skipped']);

    await page.getByLabel('Passer les temps morts').uncheck();
    await page.getByRole('slider').press('Home');
    await pass(page, 100);
    await pass(page, 13_000);
    expect(await time(page)).toMatch(/^0:1[23] /);
  });

  it.runIf(thorough)('passes over what was not recorded, and says that it was not', async () => {
    const page = await still(VISIT, { language: 'en' });
    await page.getByRole('slider').press('End');
    for (const _ of [1, 2]) await page.getByRole('slider').press('j');
    await pass(page, 100);
    expect(await time(page)).toBe('1:33 / 1:53');
    await page.getByRole('button', { name: 'Play' }).click();
    await pass(page, 8000);
    expect(await remark(page)).toBe('Skipped 10 minutes without a recording.');
    expect(await inner(page).locator('h1').textContent()).toBe('Panier');
    await pass(page, 20_000);
    expect(await time(page)).toBe('1:53 / 1:53');
    expect(await types(page)).toEqual(['ready', 'play', 'skipped', 'ended']);
  });

  it('shows the pointer, and a ring where it is pressed, without movement for who wants none', async () => {
    const calm = await startBrowser('--force-prefers-reduced-motion');
    onTestFinished(() => calm.close());
    await context.close();
    context = await calm.newContext({ reducedMotion: 'reduce' });
    const page = await still([
      ...opened('Accueil', 0),
      moved(500, 300, 200),
      clicked(1500, 300, 200),
      moved(4000),
    ]);
    await page.getByRole('button', { name: 'Lire' }).click();
    await pass(page, 1550);
    const frame = page.frames()[1];
    const pointer = frame?.locator('.replayer-mouse');
    const drawn = await pointer?.evaluate((mouse) => {
      const ring = getComputedStyle(mouse, '::after');
      return {
        left: mouse.style.left,
        top: mouse.style.top,
        active: mouse.classList.contains('active'),
        ring: ring.opacity,
        moves: ring.animationName,
      };
    });
    expect(drawn).toEqual({ left: '300px', top: '200px', active: true, ring: '0.5', moves: 'none' });
    expect(await frame?.locator('canvas.replayer-mouse-tail').count()).toBe(0);
  });
});

describe('keys', () => {
  it.each([
    ['l', '0:10'],
    ['L', '0:10'],
    ['ArrowRight', '0:05'],
    ['End', '1:40'],
    ['n', '0:27'],
  ])('%s goes to %s from wherever the focus is in the player', async (key, reached) => {
    const page = await site.play(context, [
      ...opened('Accueil', 0),
      ...busy(500, 99_500),
      moved(100_000),
      difficulty(30_000, 'error'),
    ]);
    await ready(page);
    for (const control of ['.play', '.skip-idle', '.stage', 'input[type=range]']) {
      await page.locator(control).focus();
      await page.keyboard.press('Home');
      await expect.poll(() => time(page)).toMatch(/^0:00 /);
      await page.keyboard.press(key);
      await expect.poll(() => time(page)).toMatch(new RegExp(`^${reached} `));
    }
  });

  it('space and k play and pause; on a switch, space stays the switch’s own', async () => {
    const page = await site.play(context, VISIT);
    await ready(page);
    const playing = () => page.evaluate(() => (globalThis as unknown as Play).player.playing);
    await page.locator('.stage').focus();
    await page.keyboard.press(' ');
    expect(await playing()).toBe(true);
    await page.keyboard.press('k');
    expect(await playing()).toBe(false);
    await page.locator('.play').focus();
    await page.keyboard.press(' ');
    expect(await playing()).toBe(true);
    await page.locator('.skip-idle').focus();
    await page.keyboard.press(' ');
    expect(await page.locator('.skip-idle').isChecked()).toBe(false);
    expect(await playing()).toBe(true);
  });

  it('are the page’s own elsewhere', async () => {
    const page = await site.play(context, VISIT);
    await ready(page);
    await page.evaluate(() => {
      const field = document.createElement('input');
      field.id = 'search';
      document.querySelector('main')?.prepend(field);
      document.addEventListener('keydown', (event) => {
        document.title = `${event.key}${event.defaultPrevented ? ' taken' : ''}`;
      });
    });
    await page.locator('#search').pressSequentially('jlknp ?');
    expect(await page.locator('#search').inputValue()).toBe('jlknp ?');
    expect(await time(page)).toMatch(/^0:00 /);
    expect(await page.title()).toBe('?');
    expect(await types(page)).toEqual(['ready']);
    await page.getByRole('slider').press('Control+l');
    expect(await page.title()).toBe('l');
    expect(await time(page)).toMatch(/^0:00 /);
  });

  it('are told by ?, in a box that Escape closes, and the focus is where it was', async () => {
    const page = await site.play(context, VISIT);
    await ready(page);
    await page.getByRole('slider').press('?');
    const box = page.getByRole('dialog', { name: 'Raccourcis clavier' });
    expect(await box.locator('dt').allTextContents()).toEqual([
      'Espace, K',
      '←  →',
      'J  L',
      'Début  Fin',
      'N  P',
      '?',
    ]);
    await page.keyboard.press('Escape');
    expect(await box.isVisible()).toBe(false);
    expect(
      await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('type')),
    ).toBe('range');
    await page.getByRole('button', { name: 'Raccourcis clavier' }).click();
    await box.getByRole('button', { name: 'Fermer' }).click();
    expect(await focused(page)).toBe('help');
  });
});

describe('the screen', () => {
  it('is as large as it was where one wants it so, and is scrolled then, by keys too', async () => {
    const page = await site.play(context, VISIT);
    await ready(page);
    const width = async () => (await page.locator('iframe').boundingBox())?.width ?? 0;
    expect(await width()).toBeLessThanOrEqual(1000);
    await page.getByLabel('Taille réelle', { exact: true }).check();
    await expect.poll(width).toBe(1280);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    const stage = page.getByRole('group', { name: /taille réelle/ });
    await stage.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => stage.evaluate((each) => each.scrollLeft)).toBeGreaterThan(0);
    expect(await time(page)).toMatch(/^0:00 /);
    await page.getByLabel('Taille réelle', { exact: true }).uncheck();
    await expect.poll(width).toBeLessThanOrEqual(1000);
  });

  it.each([320, 390, 1366])(
    'at %i pixels every target is 44 pixels or more, and nothing overflows',
    async (width) => {
      const page = await site.play(context, [...VISIT, difficulty(5000, 'error')]);
      await page.setViewportSize({ width, height: 900 });
      await ready(page);
      const small = await page
        .locator('temoin-player :is(button, select, label, input[type=range])')
        .evaluateAll((all) =>
          all.flatMap((each) => {
            const { width: wide, height } = each.getBoundingClientRect();
            return each.checkVisibility() && Math.min(wide, height) < 44
              ? `${each.className} ${wide} × ${height}`
              : [];
          }),
        );
      expect(small).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    },
  );
});
