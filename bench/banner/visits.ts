import type { Browser, Page } from 'playwright';
import { type Profile, pause, traced, withTab } from '../browser/tab.ts';
import type { Measured } from '../figures.ts';
import { type Contestant, EMPTY } from './contestants.ts';
import { probe } from './probe.ts';
import { watchWire } from './wire.ts';

/** Visits of somebody who was never there. */
export interface Visits {
  /** CPU of the main thread, with nobody looking. */
  cost(contestant: Contestant): Promise<Measured>;
  /** When the banner is there, what was loaded by then, and how many elements there are. */
  sight(contestant: Contestant): Promise<Measured>;
  /** What was loaded when the second layer is open, and when it was refused there. */
  refusal(contestant: Contestant): Promise<Measured>;
}

/** How long a page is watched after its `load`: longer than any banner's timers and animations. */
const WATCHED = 1200;
const LATEST = 15_000;

export const WARM = '/warm';
export const pathOf = ({ name }: Contestant): string => `/${name.replaceAll(' ', '-')}`;

const elements = (tab: Page): Promise<number> =>
  tab.evaluate(() => {
    const count = (root: Document | ShadowRoot): number =>
      [...root.querySelectorAll('*')].reduce(
        (sum, { shadowRoot }) => sum + 1 + (shadowRoot ? count(shadowRoot) : 0),
        0,
      );
    return count(document);
  });

export const visitsTo = (origin: string, browser: Browser, profile: Profile): Visits => {
  const within = <T>(run: Parameters<typeof withTab<T>>[3]) => withTab(browser, profile, origin + WARM, run);
  return {
    cost: (contestant) =>
      within(async (tab) => {
        const address = origin + pathOf(contestant);
        const { script, layout, tasks } = await traced(browser, tab, address, async () => {
          await tab.goto(address);
          await pause(WATCHED * Math.sqrt(profile.slower));
        });
        return { 'script ms': script, 'style+layout ms': layout, 'all tasks ms': tasks };
      }),

    sight: (contestant) =>
      within(async (tab, devtools) => {
        const loaded = await watchWire(devtools);
        const { banner } = contestant;
        if (contestant !== EMPTY) await tab.addInitScript(probe, banner);
        await tab.goto(origin + pathOf(contestant));
        if (contestant !== EMPTY)
          await tab.waitForFunction(() => window.seen?.settled, undefined, { timeout: LATEST, polling: 100 });
        const seen = await tab.evaluate(() => window.seen);
        return {
          ...loaded(),
          elements: await elements(tab),
          ...(seen && { 'first visible ms': seen.first, 'settled ms': seen.settled }),
        };
      }),

    refusal: (contestant) =>
      within(async (tab, devtools) => {
        const loaded = await watchWire(devtools);
        const [open = '', refuse = ''] = contestant.presses;
        await tab.goto(origin + pathOf(contestant));
        if (contestant !== EMPTY) {
          await tab.locator(open).click();
          await tab.locator(refuse).waitFor();
        }
        const second = loaded();
        if (contestant !== EMPTY) {
          await tab.locator(refuse).click();
          await tab.locator(refuse).waitFor({ state: 'hidden' });
          // What a choice calls for is fetched after it.
          await tab.waitForLoadState('networkidle');
          await pause(WATCHED);
        }
        const refused = loaded();
        return {
          'requests, 2nd layer': second.requests,
          'bytes, 2nd layer': second.bytes,
          'requests, refused': refused.requests,
          'bytes, refused': refused.bytes,
        };
      }),
  };
};
