import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, heard, startBrowser } from './site.ts';
import { acts, recording, status, visiting } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const written = (tab: Page, ...parts: string[]) =>
  tab.evaluate(async (texts) => {
    document.open();
    for (const text of texts) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      document.write(text);
    }
    document.close();
  }, parts);
const count = (tab: Page, name: string) => tab.locator(name).count();

describe('a page that writes itself anew', () => {
  it('has one control again, and a withdrawal in one click', async () => {
    await visiting(browser, {}, async ({ site, context, recorded }) => {
      const tab = await recorded();
      await written(tab, '<!doctype html><title>neu</title><body><p>anew</p>');
      await expect.poll(() => count(tab, 'temoin-control')).toBe(1);
      expect(await count(tab, 'temoin-banner')).toBe(0);
      await act(tab, 'withdraw');
      expect(await acts(context)).toBe('withdraw');
      expect(await recording(tab)).toBe(false);
      await expect.poll(async () => (await site.health()).recordings).toBe(0);
      expect((await site.health()).proofs).toBe(6);
    });
  });
  it('goes on asking, with buttons that work, also when it comes in parts and with the script once more', async () => {
    await visiting(browser, {}, async ({ context, open }) => {
      const tab = await open();
      await heard(tab, 'notice:shown');
      await written(
        tab,
        '<!doctype html><html lang="fr"><head><title>neu</title>',
        '<script src="/temoin/temoin.fr.js" defer></script></head>',
        '<body><a href="#" data-temoin-open>choices</a>',
      );
      await expect.poll(() => count(tab, 'temoin-control')).toBe(1);
      await expect.poll(() => count(tab, 'temoin-banner')).toBe(1);
      await tab.locator('[data-temoin-open]').click();
      await tab.locator('[data-layer="2"]').waitFor();
      await tab.keyboard.press('Escape');
      await act(tab, 'refuse-all');
      await expect.poll(() => acts(context)).toBe('refuse');
      await expect.poll(() => count(tab, 'temoin-banner')).toBe(0);
      expect(await status(tab)).toBe('refused');
    });
  });
});
