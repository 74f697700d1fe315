import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Seen } from '../../../audit/seen.ts';
import type { AllWords } from '../../../audit/words.ts';
import { type Driver, launchChromium } from '../launch.ts';
import { readAxe } from './axe.ts';
import { type Driving, drive } from './drive.ts';

export interface Visiting extends Omit<Driving, 'code' | 'axe'> {
  readonly words: AllWords;
  readonly dropIn: string;
  readonly driver: () => Promise<Driver>;
  readonly chromium: string | undefined;
  readonly stop: AbortSignal;
}

/** Source of the probe with the words that it looks for. Rejects where the files are not built. */
export const readProbe = (dropIn: string, words: AllWords): string => {
  const file = join(dropIn, 'audit.js');
  if (!existsSync(file))
    throw new Error('the auditor is not built (audit.js is not there): run npm run build first');
  return `${readFileSync(file, 'utf8')}
Object.defineProperty(globalThis, 'temoinProbe', { configurable: true, value: temoinAudit.begin(${JSON.stringify(words)}) });`;
};

/** Starts a Chromium, drives it through everything, and ends it. Rejects with one sentence. */
export const visit = async (
  visiting: Visiting,
): Promise<{ readonly seen: Seen; readonly browser: string }> => {
  const { words, dropIn, driver, chromium, stop } = visiting;
  const code = readProbe(dropIn, words);
  const browser = await launchChromium(await driver(), chromium, 'open');
  const end = () => void browser.close();
  stop.addEventListener('abort', end, { once: true });
  try {
    stop.throwIfAborted();
    return {
      seen: await drive(browser, { ...visiting, code, axe: readAxe() }),
      browser: `Chromium ${browser.version()}`,
    };
  } catch (error) {
    throw stop.aborted ? new Error('it was asked to end; nothing was written') : error;
  } finally {
    stop.removeEventListener('abort', end);
    await browser.close();
  }
};
