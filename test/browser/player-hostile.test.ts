import type { BrowserContext } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browserName } from '../firefox.ts';
import { hostileRecording } from './hostile-recording.ts';
import { type Play, type PlayerSite, playerSite, ready, type Walls } from './player-site.ts';

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

describe('a hostile recording', () => {
  /** Plays it through, sought back and forth, clicked at, and reports every sign of life. */
  const attack = async (walls: Walls, breaking = false) => {
    const { events, count } = hostileRecording(site.elsewhere, breaking);
    const signs: string[] = [];
    context.on('page', (page) => {
      page.on('dialog', (dialog) => {
        signs.push(`dialog ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('popup', () => signs.push('popup'));
      page.on('download', () => signs.push('download'));
    });
    const page = await site.play(context, events, { walls });
    const good = await ready(page);
    await page.evaluate(async () => {
      const { player } = globalThis as unknown as Play;
      const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      for (const to of [3000, 0, 700, 1500, 200, 3000, 0]) {
        player.at = to;
        await painted();
        await painted();
      }
      player.play();
    });
    await page.waitForFunction(() => {
      const [at, end] =
        document
          .querySelector('temoin-player')
          ?.shadowRoot?.querySelector('.time')
          ?.textContent?.split(' / ') ?? [];
      return at === end;
    });
    await page.locator('.stage').click({ position: { x: 30, y: 30 } });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForLoadState('networkidle');
    const pwned = await page.evaluate(() => (globalThis as unknown as { pwned?: string[] }).pwned ?? []);
    signs.push(...pwned.map((id) => `script ${id}`));
    if (page.url() !== `${site.origin}/${walls}/`) signs.push(`navigated to ${page.url()}`);
    const urls = page.frames().map((frame) => frame.url());
    const own = site.asked.filter(
      (url) => !/^\/\w+\/($|page\.js|player\.js|replayer\.(js|html))|favicon/.test(url),
    );
    return { good, signs, own, urls, count, page };
  };

  // In Firefox the page that was seized answers its driver no more.
  it.runIf(browserName === 'chromium')(
    'does harm where neither wall stands: the attack is real',
    async () => {
      const { signs, count } = await attack('none');
      expect(count).toBeGreaterThan(150);
      expect(new Set(site.stolen).size).toBeGreaterThan(60);
      expect(signs.filter((sign) => sign.startsWith('script'))).not.toEqual([]);
    },
  );

  it('asks nothing, runs nothing and opens nothing behind both walls', async () => {
    const { good, signs, own, urls } = await attack('both', true);
    expect(good).toBe(true);
    expect({ stolen: site.stolen, signs, own }).toEqual({ stolen: [], signs: [], own: [] });
    expect(site.connections).toBe(0);
    expect(urls.slice(0, 3)).toEqual([
      `${site.origin}/both/`,
      `${site.origin}/both/replayer.html`,
      expect.stringMatching(/^about:blank|replayer\.html$/),
    ]);
  });

  it('is stopped by cleaning alone, down to the connections', async () => {
    const { good, signs, own } = await attack('cleaned', true);
    expect(good).toBe(true);
    expect({ stolen: site.stolen, signs, own }).toEqual({ stolen: [], signs: [], own: [] });
    expect(site.connections).toBe(0);
  });

  it('is stopped by the frame alone: no request and no code', async () => {
    const { good, signs, own } = await attack('policy');
    expect(good).toBe(true);
    expect({ stolen: site.stolen, signs, own }).toEqual({ stolen: [], signs: [], own: [] });
  });
});
