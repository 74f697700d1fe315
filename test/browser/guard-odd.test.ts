import { build } from 'esbuild';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GuardSite, guarded, startGuardBrowser, startGuardSite, turn } from './guard-site.ts';

let browser: Browser;
let site: GuardSite;
let odd: string;
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: ['test/fixtures/guard-odd.ts'],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  });
  odd = outputFiles[0]?.text ?? '';
  browser = await startGuardBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  site = await startGuardSite();
});
afterEach(() => site.close());

type Odd = Record<'waiting' | 'refused', (below: string) => Promise<void>>;
const go = (tab: Page, what: keyof Odd, below: string): Promise<void> =>
  tab.evaluate(([what, below]) => (window as unknown as { odd: Odd }).odd[what](below), [
    what,
    below,
  ] as const);
const arrived = (below: string) =>
  [...new Set(site.below(below))].map((each) => each.split('/').at(-1)).sort();
const WAITING = 18;
const REFUSED = 13;

describe('ways out of a page that few take', () => {
  it.each(['held', 'shut'] as const)(
    'lead nowhere while the guard is %s, and elsewhere as before',
    async (state) => {
      const tab = await guarded(browser, site);
      if (state === 'shut') {
        await turn(tab, 'open');
        await turn(tab, 'shut');
      }
      await tab.addScriptTag({ content: odd });
      for (const to of [site.vendor, site.other])
        for (const what of ['waiting', 'refused'] as const) await go(tab, what, `${to}/x`);
      await expect.poll(() => arrived(`${site.other}/x`).length).toBe(WAITING + REFUSED);
      expect(site.below(site.vendor)).toEqual([]);
      await turn(tab, 'open');
      // Its last background is somebody else’s by then.
      const released = state === 'held' ? WAITING - 1 : 0;
      await expect.poll(() => arrived(`${site.vendor}/x`).length).toBe(released);
      await go(tab, 'refused', `${site.vendor}/y`);
      await expect.poll(() => arrived(`${site.vendor}/y`).length).toBe(REFUSED);
      expect(arrived(`${site.vendor}/x`).length).toBe(released);
    },
  );
});
