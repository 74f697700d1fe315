import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realKlaro } from '../fixtures/real-cmps/klaro.ts';
import { realOrejime } from '../fixtures/real-cmps/orejime.ts';
import { realTarteaucitron } from '../fixtures/real-cmps/tarteaucitron.ts';
import { realVanilla } from '../fixtures/real-cmps/vanilla-cookieconsent.ts';
import { answered, besideSite } from './cmp-site.ts';
import { heard, startBrowser } from './site.ts';
import { visiting } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** Its buttons of which the middle belongs to our control, wherever they are scrolled to. */
const covered = (tab: Page, box: string) =>
  tab.evaluate((within) => {
    const under: string[] = [];
    for (const button of document.querySelectorAll<HTMLElement>(`${within} button, ${within} a`)) {
      if (!button.checkVisibility({ visibilityProperty: true })) continue;
      button.scrollIntoView({ block: 'end', behavior: 'instant' });
      const { x, y, width, height } = button.getBoundingClientRect();
      const top = document.elementFromPoint(x + width / 2, y + height / 2);
      if (width && top?.localName === 'temoin-control') under.push(`${button.textContent}`.trim());
    }
    return under;
  }, box);
/** Whatever moves has come to rest. */
const rests = (tab: Page) =>
  tab.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((each) => each.finished)).then(() => {}),
  );
/** Where one presses to withdraw. */
const within = (tab: Page) =>
  tab.evaluate(() => {
    const host = document.querySelector('temoin-control') as HTMLElement;
    const button = host.shadowRoot?.querySelector('[data-act=withdraw]') as HTMLElement;
    const { x, y, width, height } = button.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2) === host;
  });

const BOXES = [
  [realVanilla(), '#cc-main'],
  [realKlaro(), '#klaro'],
  [realTarteaucitron(), '#tarteaucitronRoot'],
  [realOrejime(), '[class^=orejime]'],
] as const;

for (const [real, box] of BOXES)
  describe(`our control, while ${real.id} asks`, () => {
    for (const [width, height] of [
      [1280, 720],
      [360, 640],
      [320, 568],
    ] as const)
      it(`covers none of its buttons, and can be pressed before and after: ${width} × ${height}`, () =>
        visiting(browser, besideSite(real), async (visit) => {
          const tab = await visit.open();
          await tab.setViewportSize({ width, height });
          await answered(real, tab, true);
          await heard(tab, 'capture:started');
          await expect.poll(() => within(tab)).toBe(true);
          await tab.evaluate(() => (window as unknown as { temoin: { open(): void } }).temoin.open());
          await real.dialog(tab).waitFor({ state: 'visible' });
          await rests(tab);
          await expect.poll(() => covered(tab, box)).toEqual([]);
          // Its cookie is gone, and it asks again.
          for (const { name } of await visit.context.cookies())
            if (name !== 'temoin') await visit.context.clearCookies({ name });
          await tab.reload();
          await real.first(tab).waitFor({ state: 'visible' });
          await tab.locator('temoin-control').waitFor({ state: 'attached' });
          await rests(tab);
          await expect.poll(() => covered(tab, box)).toEqual([]);
          await real.answer(tab, true);
          await expect.poll(() => within(tab)).toBe(true);
        }));
  });
