import process from 'node:process';
import { findChromium } from '../tools/chromium.mjs';

export interface ChromiumLaunch {
  readonly executablePath: string;
  readonly env: Record<string, string>;
  readonly args: string[];
}

/** What Playwright's `chromium.launch()` is given. Throws where there is no Chromium: `npm test` fetches one. */
export function chromiumLaunch(): ChromiumLaunch {
  const found = findChromium();
  if (!found) throw new Error('No Chromium was found: run `npm run pretest` once, or set CHROME_PATH.');
  // Playwright's `env` replaces the environment instead of adding to it.
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    executablePath: found.executablePath,
    env: { ...Object.fromEntries(inherited), ...found.env },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  };
}
