import type { Browser, Page } from 'playwright';
import { type Profile, pause, traceOf, withTab } from '../browser/tab.ts';
import { type PageClock, startClock } from './clock.ts';
import type { Contestant } from './pages.ts';
import { compileTimes } from './traced.ts';

/** Milliseconds by the number of each script on the clock, without what the clock takes. */
type Spent = readonly number[];
/** Of one visit: until it has gone on for some seconds after the yes, and the whole of it. */
export interface Run {
  readonly page: Spent;
  readonly visit: Spent;
}
/** Milliseconds of one visit, by the path of each script. */
export type Compile = ReadonlyMap<string, number>;

/** How long the visitor reads after the yes, and stays at each question and after the no, in milliseconds. */
const READS = 1500;
const STAYS = 700;
const LATEST = 30_000;

export interface Place {
  readonly browser: Browser;
  readonly slowed: Profile;
  readonly origin: string;
  /** Counts what the vendor was sent. */
  sent(): number;
}

interface Told {
  readonly temoinTold: [name: string, detail: { code?: string; during?: string }][];
}

/** Runs in the page from its beginning: what becomes of capture, and what goes wrong. */
const listen = (): void => {
  const temoinTold: Told['temoinTold'] = [];
  Object.assign(window, { temoinTold });
  for (const name of ['capture:started', 'capture:halted', 'problem'])
    addEventListener(`temoin:${name}`, (event) => {
      const { code, during } = (event as CustomEvent).detail;
      temoinTold.push([name, { code, during }]);
    });
};

const told = (tab: Page): Promise<Told['temoinTold']> =>
  tab.evaluate(() => (window as unknown as Told).temoinTold);

const until = async (tab: Page, what: string, holds: () => Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + LATEST; !(await holds()); await pause(50))
    if (Date.now() > end) throw new Error(`${what} does not come: ${JSON.stringify(await told(tab))}`);
};

/** Of the TCF is known that no command writes an answer into it. */
const isKnown = ({ cmp }: Contestant, during: string | undefined) => cmp.id === 'tcf' && during === 'write';

const live = async (tab: Page, times: number): Promise<void> => {
  await tab.mouse.move(40 + times, 300);
  await tab.locator('input[name=nom]').fill(`Camille ${times}`);
  await tab.evaluate(() => {
    const list = document.querySelector('main');
    for (let at = 0; at < 10; at += 1)
      list?.append(Object.assign(document.createElement('p'), { textContent: `Lampe ${at}` }));
  });
  await tab.mouse.wheel(0, 200);
  await pause(READS / 3);
};

const runTimes = (tab: Page): Promise<Spent> =>
  tab.evaluate(() => {
    const { spent, turns, price } = (window as unknown as { temoinClock: PageClock }).temoinClock;
    const each = price();
    return spent.map((ms, at) => ms - (turns[at] ?? 0) * each);
  });

/** What happens; `used` is called once the page was loaded, answered and used. */
type Act = (used: () => Promise<void>) => Promise<void>;

/** Not both at once: whoever traces a page slows it. */
export const measures = {
  run: async (_: Browser, tab: Page, act: Act): Promise<Run> => {
    let page: Spent = [];
    await act(async () => {
      page = await runTimes(tab);
    });
    return { page, visit: await runTimes(tab) };
  },
  compile: async (browser: Browser, tab: Page, act: Act): Promise<Compile> =>
    compileTimes(await traceOf(browser, tab, () => act(async () => {}))),
};

/**
 * One visit: the page, a yes said to the CMP, some seconds of life, a no said to Témoin, which has to reach the CMP,
 * and the CMP's own dialog opened from here. Throws where nothing was recorded,
 * where it did not end, or where anything went wrong.
 */
export const visit =
  <Of>(
    measure: (browser: Browser, tab: Page, act: Act) => Promise<Of>,
    { browser, slowed, origin, sent }: Place,
  ) =>
  (contestant: Contestant): Promise<Of> =>
    withTab(browser, slowed, `${origin}/warm`, async (tab) => {
      const { name, path, cmp } = contestant;
      const hears = (what: string) =>
        until(tab, `${name}: ${what}`, async () => (await told(tab)).some(([each]) => each === what));
      await tab.addInitScript(startClock);
      await tab.addInitScript(listen);
      const act: Act = async (used) => {
        const before = sent();
        await tab.goto(origin + path);
        await cmp.first(tab).waitFor({ state: 'visible' });
        await pause(STAYS);
        await cmp.answer(tab, true);
        await hears('capture:started');
        for (let times = 0; times < 3; times += 1) await live(tab, times);
        await until(tab, `${name}: what the vendor is sent`, async () => sent() > before);
        await used();
        await tab.locator('[data-act="withdraw"]:visible').first().click();
        await hears('capture:halted');
        await pause(STAYS);
        await tab.locator('[data-act="open"]:visible').first().click();
        await cmp.dialog(tab).waitFor({ state: 'visible' });
        await pause(STAYS);
      };
      const measured = await measure(browser, tab, act);
      const wrong = (await told(tab)).filter(
        ([what, { during }]) => what === 'problem' && !isKnown(contestant, during),
      );
      if (wrong.length) throw new Error(`${name}: ${JSON.stringify(wrong)}`);
      return measured;
    });
