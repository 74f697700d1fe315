import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCollector } from '../../collector/collector.ts';
import { sha256hex } from '../../collector/sha256.ts';
import type { Sound } from '../configuration-file.ts';
import { type Driver, launchChromium } from './launch.ts';
import { renderLayers, type Shot } from './render.ts';
import type { View } from './views.ts';

export interface Rendering {
  readonly sound: Sound;
  /** Folder of the built files. */
  readonly dropIn: string;
  readonly views: readonly View[];
  readonly driver: () => Promise<Driver>;
  /** Path of the browser, where one was named. */
  readonly chromium: string | undefined;
  /** Ends it before its time. */
  readonly stop: AbortSignal;
}

export interface Rendered {
  readonly shots: readonly Shot[];
  /** Name and version. */
  readonly browser: string;
  /** SHA-256, hex, of each built file, by name. */
  readonly code: ReadonlyMap<string, string>;
}

const filesOf = (language: string): string[] => [`temoin.${language}.js`, `second.${language}.js`];

const digestsOf = (folder: string, languages: readonly string[]): ReadonlyMap<string, string> => {
  const lacking = languages.flatMap(filesOf).find((name) => !existsSync(join(folder, name)));
  if (lacking) throw new Error(`the drop-in is not built (${lacking} is not there): run npm run build first`);
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  return new Map(names.map((name) => [name, sha256hex(readFileSync(join(folder, name)))]));
};

/**
 * Every notice of a configuration as a real browser shows it, from the built files as the collector serves them. The
 * collector is one of its own, with an empty folder of its own, and is asked in this process: it listens nowhere.
 */
export const renderNotices = async ({
  sound,
  dropIn,
  views,
  driver,
  chromium,
  stop,
}: Rendering): Promise<Rendered> => {
  const { site, collector: address = '/temoin' } = sound.configuration;
  const languages = [...new Set(sound.notices.map(({ language }) => language))];
  const code = digestsOf(dropIn, languages);
  const mount = new URL(address, site).href.replace(/\/$/, '');
  const data = mkdtempSync(join(tmpdir(), 'temoin-evidence-'));
  try {
    const browser = await launchChromium(await driver(), chromium);
    const end = () => void browser.close();
    stop.addEventListener('abort', end, { once: true });
    try {
      stop.throwIfAborted();
      const path = new URL(mount).pathname.replace(/\/$/, '');
      const collector = await createCollector({ ...sound, data, mount: path, dropIn });
      try {
        const shots: Shot[] = [];
        for (const language of languages)
          for (const view of views)
            shots.push(...(await renderLayers(browser, { site, mount, collector, code }, language, view)));
        return { shots, browser: `Chromium ${browser.version()}`, code };
      } finally {
        await collector.close();
      }
    } finally {
      stop.removeEventListener('abort', end);
      await browser.close();
    }
  } catch (error) {
    throw stop.aborted ? new Error('it was asked to end; nothing was logged') : error;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
};
