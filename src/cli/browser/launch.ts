import type { Browser, BrowserType } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

/** Drives a Chromium; an optional peer of this package, so that whoever only serves does without. */
export type Driver = Pick<BrowserType, 'launch'>;

const isMissing = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException | undefined)?.code === 'ERR_MODULE_NOT_FOUND';

type Package = () => Promise<{ readonly chromium: Driver }>;

const PACKAGES: readonly Package[] = [() => import('playwright-core'), () => import('playwright')];

/** From `playwright-core`, or else the `playwright` that carries it. Rejects with how to get one. */
export const loadDriver = async (packages: readonly Package[] = PACKAGES): Promise<Driver> => {
  for (const load of packages)
    try {
      return (await load()).chromium;
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  throw new Error(
    'a browser is driven by playwright-core, which is not there: npm install --save-dev playwright-core',
  );
};

/**
 * The same pixels on every run, and no way out: a Chromium fetches things of its own (updates, accounts), whatever it
 * is told, and opens connections ahead of requests that are answered here. `NO_WAY_OUT` ends all of these, also
 * those to plain addresses, before a socket is connected.
 */
const ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
];
const NO_WAY_OUT = '--host-resolver-rules=MAP * ~NOTFOUND';

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] as string;

/**
 * Starts a Chromium without a window: that of `findChromium`, else Playwright's own. Rejects with one sentence where
 * there is none or where it does not start. Whoever starts it closes it. With an open network, pages may be fetched.
 */
export const launchChromium = async (
  driver: Driver,
  named?: string,
  network: 'none' | 'open' = 'none',
): Promise<Browser> => {
  const executablePath = findChromium(named);
  try {
    return await driver.launch({
      ...(executablePath && { executablePath }),
      args: network === 'none' ? [...ARGUMENTS, NO_WAY_OUT] : ARGUMENTS,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    throw new Error(
      executablePath
        ? `${executablePath} does not start as a Chromium: ${firstLine(error)}`
        : 'no Chromium was found: install Chrome, Chromium or Edge, or name one with --chromium or CHROME_PATH',
    );
  }
};
