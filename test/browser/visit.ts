import type { Browser, BrowserContext, Page } from 'playwright';
import { expect } from 'vitest';
import { act, heard, listen, type Site, type SiteOptions, startSite } from './site.ts';

/** One visitor of one site. */
export interface Visit {
  readonly site: Site;
  readonly context: BrowserContext;
  /** `whole`: it is waited for all that the page fetches; a Firefox waits for a script that never answers, too. */
  open(path?: string, how?: { readonly whole?: boolean }): Promise<Page>;
  /** A tab that is being recorded and whose first segment has arrived. */
  recorded(path?: string): Promise<Page>;
}

/** What a visitor meets on a site of its own, from the first page to the last. */
export const visiting = async (
  browser: Browser,
  options: SiteOptions,
  run: (visit: Visit) => Promise<void>,
): Promise<void> => {
  const site = await startSite(options);
  const context = await browser.newContext();
  await listen(context);
  const visit: Visit = {
    site,
    context,
    async open(path = '/', { whole = true } = {}) {
      const tab = await context.newPage();
      await tab.goto(site.origin + path, { waitUntil: whole ? 'load' : 'domcontentloaded' });
      return tab;
    },
    async recorded(path = '/') {
      const tab = await visit.open(path);
      await heard(tab, 'notice:shown');
      await act(tab, 'accept-all');
      await heard(tab, 'capture:started', 2);
      await busy(tab);
      await expect.poll(async () => (await site.health()).recordings, { timeout: 15_000 }).toBeGreaterThan(0);
      return tab;
    },
  };
  try {
    await run(visit);
  } finally {
    await context.close();
    await site.close();
  }
};

export const busy = async (tab: Page): Promise<void> => {
  await tab.mouse.click(30, 30);
  await tab.evaluate(() => {
    for (let i = 0; i < 20; i += 1) document.body.append(document.createElement('p'));
  });
  await tab.mouse.move(90, 90);
  await tab.mouse.wheel(0, 200);
};

/** Requests that carry or ask for a recording, from now on, although the visitor does something. */
export const silent = async (site: Site, ...tabs: Page[]): Promise<string[]> => {
  const from = site.seen.length;
  for (const tab of tabs) await busy(tab);
  // A segment leaves within five seconds of activity: what has not left by then does not.
  await tabs[0]?.waitForTimeout(5500);
  return site.seen
    .slice(from)
    .filter(({ path }) => /recordings|upload|recorder/.test(path))
    .map(({ method, path }) => `${method} ${path}`);
};

interface Exposed {
  readonly temoin: {
    statuses(): Record<string, string>;
    readonly recording: boolean;
  };
}

export const statuses = (tab: Page): Promise<Record<string, string>> =>
  tab.evaluate(() => (window as unknown as Exposed).temoin.statuses());

/** The one status that all purposes have. */
export const status = async (tab: Page): Promise<string> =>
  [...new Set(Object.values(await statuses(tab)))].join();

export const recording = (tab: Page): Promise<boolean> =>
  tab.evaluate(() => (window as unknown as Exposed).temoin.recording);

/** The acts in the cookie `temoin`, by purpose. */
export const remembered = async (context: BrowserContext): Promise<Record<string, string>> => {
  const text = (await context.cookies()).find(({ name }) => name === 'temoin')?.value;
  if (!text) return {};
  const { choices } = JSON.parse(decodeURIComponent(text)) as { choices: Record<string, [string, number]> };
  return Object.fromEntries(Object.entries(choices).map(([purpose, [act]]) => [purpose, act]));
};

export const acts = async (context: BrowserContext): Promise<string> =>
  [...new Set(Object.values(await remembered(context)))].join();
