import type { Browser, Page } from 'playwright';
import { type Profile, pause, traced, withTab } from '../browser/tab.ts';
import type { Measured } from '../figures.ts';
import { type Contestant, EMPTY } from './contestant.ts';
import { clockPresses, pressed, READS } from './press.ts';
import { probe } from './probe.ts';
import { watchWire } from './wire.ts';

/** Visits of somebody who was never there. */
export interface Visits {
  /** CPU of the main thread, with nobody looking. */
  cost(contestant: Contestant): Promise<Measured>;
  /**
   * When the banner is there, what was loaded by then, how many elements there are, and what had moved; then, where it
   * is asked for, how long it takes to show that one of its buttons was pressed.
   */
  sight(contestant: Contestant, press?: 'refuse' | 'accept'): Promise<Measured>;
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
          await pause(WATCHED + 200 * (profile.slower - 1));
        });
        return { 'script ms': script, 'style+layout ms': layout, 'all tasks ms': tasks };
      }),

    sight: (contestant, press) =>
      within(async (tab, devtools) => {
        const loaded = await watchWire(devtools);
        const { banner } = contestant;
        if (contestant !== EMPTY) await tab.addInitScript(probe, banner);
        if (press) await tab.addInitScript(clockPresses);
        await tab.goto(origin + pathOf(contestant));
        if (contestant === EMPTY) return { ...loaded(), elements: await elements(tab) };
        await tab.waitForFunction(() => window.seen?.settled, undefined, { timeout: LATEST, polling: 100 });
        const wire = loaded();
        const seen = await tab.evaluate(() => window.seen);
        if (!seen) throw new Error(`${contestant.name} was not looked at.`);
        return {
          ...wire,
          elements: await elements(tab),
          'first visible ms': seen.first,
          'settled after ms': seen.settled - seen.first,
          'layout shift': seen.shift,
          ...(press && { [`${press} ms`]: await pressed(tab, contestant.first[press]) }),
        };
      }),

    refusal: (contestant) =>
      within(async (tab, devtools) => {
        const loaded = await watchWire(devtools);
        const presses = contestant.second.map((each) => tab.locator(each));
        await tab.goto(origin + pathOf(contestant));
        if (contestant !== EMPTY) {
          const choose = tab.locator(contestant.first.choose);
          await choose.waitFor();
          await pause(READS);
          await choose.click();
          await presses[0]?.waitFor();
        }
        const second = loaded();
        if (contestant !== EMPTY) {
          for (const press of presses) await press.click();
          await presses.at(-1)?.waitFor({ state: 'hidden' });
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
