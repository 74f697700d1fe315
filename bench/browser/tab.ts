import { type Browser, type CDPSession, chromium, type Page } from 'playwright';
import { chromiumLaunch } from '../../test/chromium.ts';
import { CATEGORIES, type MainThread, readTrace } from './trace.ts';

export interface Profile {
  readonly name: string;
  /** How many times slower the page's main thread is made. */
  readonly slower: number;
  /** Its line, where it is slow as well; nothing: the loopback as it is. */
  readonly line?: {
    /** Milliseconds from a request to its answer. */
    readonly latency: number;
    /** Bits in a second. */
    readonly down: number;
    readonly up: number;
  };
  /** Whether it is a phone's window instead of a desktop's. */
  readonly isPhone?: boolean;
}

export const PROFILES: readonly Profile[] = [
  { name: 'CPU 1x', slower: 1 },
  { name: 'CPU 4x slower', slower: 4 },
];

/** Lighthouse's: "slow 4G" and its phone. */
export const SLOW_PHONE: Profile = {
  name: 'slow phone',
  slower: 4,
  line: { latency: 150, down: 1_600_000, up: 750_000 },
  isPhone: true,
};

const DESKTOP = { viewport: { width: 1280, height: 800 } };
const PHONE = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
};

export const startBrowser = (): Promise<Browser> => {
  const { args, ...launch } = chromiumLaunch();
  return chromium.launch({
    ...launch,
    args: [
      ...args,
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
};

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A tab of a visitor who was never here: no cookie, no cache. `warm` is loaded first, so that its process is up. */
export const withTab = async <T>(
  browser: Browser,
  { slower, line, isPhone }: Profile,
  warm: string,
  run: (tab: Page, devtools: CDPSession) => Promise<T>,
): Promise<T> => {
  const context = await browser.newContext({ ...(isPhone ? PHONE : DESKTOP), locale: 'fr-FR' });
  try {
    const tab = await context.newPage();
    const devtools = await context.newCDPSession(tab);
    await tab.goto(warm);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
    if (line) {
      await devtools.send('Network.enable');
      await devtools.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: line.latency,
        downloadThroughput: line.down / 8,
        uploadThroughput: line.up / 8,
      });
    }
    return await run(tab, devtools);
  } finally {
    await context.close();
  }
};

/** A trace of what the tab does during `act`. */
export const traceOf = async (browser: Browser, tab: Page, act: () => Promise<unknown>): Promise<Buffer> => {
  await browser.startTracing(tab, { categories: [...CATEGORIES] });
  let trace: Buffer;
  try {
    await act();
  } finally {
    trace = await browser.stopTracing();
  }
  return trace;
};

/** What `act` costs the main thread of the page at `address`. */
export const traced = async (
  browser: Browser,
  tab: Page,
  address: string,
  act: () => Promise<unknown>,
): Promise<MainThread> => readTrace(await traceOf(browser, tab, act), address);
