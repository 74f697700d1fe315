import process from 'node:process';
import type { LaunchOptions } from 'playwright';
import { findFirefox } from '../tools/browsers.mjs';

/** The browser that this project's tests of whole tabs run in (`TEMOIN_BROWSER`, by vitest.config.ts). */
export const browserName = (process.env['TEMOIN_BROWSER'] ?? 'chromium') as 'chromium' | 'firefox' | 'webkit';

/** What Playwright's `firefox.launch()` is given to drive an installed Firefox over WebDriver BiDi. Throws without one. */
export const firefoxLaunch = (): LaunchOptions => {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('Firefox ESR is not here: apt-get install firefox-esr');
  return { channel: 'moz-firefox', executablePath };
};
