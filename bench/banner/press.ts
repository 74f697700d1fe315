import type { Page } from 'playwright';
import { pause } from '../browser/tab.ts';

declare global {
  interface Window {
    /** Milliseconds from each event of the presses so far to the next frame on the screen, in steps of eight. */
    presses?: number[];
  }
}

/** Event Timing tells of an interaction; not in TypeScript's DOM yet. */
interface Interaction extends PerformanceEntry {
  readonly interactionId: number;
}

/** Runs in the page from its beginning. The first input is told of even where it took less than the least of the others. */
export const clockPresses = (): void => {
  const presses: number[] = [];
  window.presses = presses;
  const observer = new PerformanceObserver((list) => {
    for (const each of list.getEntries() as Interaction[])
      if (each.interactionId || each.entryType === 'first-input') presses.push(each.duration);
  });
  observer.observe({ type: 'first-input', buffered: true });
  observer.observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
};

/** How long the visitor reads before, in milliseconds: some buttons do nothing in their first half second. */
export const READS = 800;
/** Milliseconds: how long the finger stays down, and when all is told. */
const HOLDS = 60;
const TOLD = 400;

/** Presses a button as a hand does; the longest that an event of it took until the next frame. Throws where it did nothing. */
export const pressed = async (tab: Page, selector: string): Promise<number> => {
  const button = tab.locator(selector);
  await pause(READS);
  const box = await button.boundingBox();
  if (!box) throw new Error(`There is no ${selector} to be pressed.`);
  await tab.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await tab.mouse.down();
  await pause(HOLDS);
  await tab.mouse.up();
  await pause(TOLD);
  await button.waitFor({ state: 'hidden' });
  const presses = (await tab.evaluate(() => window.presses)) ?? [];
  if (!presses.length) throw new Error(`Nothing was told of the press of ${selector}.`);
  return Math.max(...presses);
};
