import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sha256hex } from '../collector/sha256.ts';
import { pageConfiguration } from '../config/page-configuration.ts';
import { readArguments } from './arguments.ts';
import { dropInFolder } from './browser/drop-in-folder.ts';
import { type Driver, loadDriver } from './browser/launch.ts';
import type { Shot } from './browser/render.ts';
import { viewsOf } from './browser/views.ts';
import type { Command } from './command.ts';
import { readConfigurationFile, type Sound } from './configuration-file.ts';
import { count } from './count.ts';
import { UsageError } from './usage-error.ts';

/** What the command finds around it. */
export interface Surroundings {
  /** Folder of the built files. */
  readonly dropIn: string;
  readonly driver: () => Promise<Driver>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const momentOf = (given: string | undefined, now: number): string => {
  const time = given === undefined ? now : Date.parse(given);
  const isMoment = given === undefined || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(given);
  if (!isMoment || !(time <= now))
    throw new UsageError(
      `--date is “${given}”, and must be a moment that has been, such as 2026-11-22T08:00:00Z`,
    );
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
};

/** The shots of each notice. Throws where the pages show one that the configuration does not make. */
const byNotice = (shots: readonly Shot[], { notices }: Sound): [Shot, ...Shot[]][] => {
  const made = new Set(notices.map(({ bytes }) => sha256hex(bytes)));
  const groups = new Map<string, [Shot, ...Shot[]]>();
  for (const shot of shots) {
    const { notice, language, layer } = shot;
    if (!made.has(notice))
      throw new Error(
        `temoin.${language}.js shows a notice on layer ${layer} that this configuration does not make, ${notice}: it is of another version, run npm run build`,
      );
    const group = groups.get(notice);
    if (group) group.push(shot);
    else groups.set(notice, [shot]);
  }
  return [...groups.values()];
};

export const createEvidence = ({ dropIn: folder, driver, now }: Surroundings): Command => ({
  name: 'evidence',
  summary: 'keeps how every notice looks in a real browser, and logs it',
  usage: `temoin evidence --config <temoin.json> --data <dir> [--viewports 390x844,1280x800] [--schemes light,dark]
                [--chromium <path>] [--date <time>]

  --config     the configuration; it is refused exactly as by temoin check
  --data       the collector’s data folder; the collector may serve meanwhile. Made where it is not there
  --viewports  windows to look in, width by height
  --schemes    colours that the visitor’s system asks for: light, dark
  --chromium   the browser; else TEMOIN_CHROMIUM, CHROME_PATH, an installed Chrome, Chromium or Edge
  --date       when it was taken (2026-11-22T08:00:00Z); now, where absent. The log dates its entry by its own clock
  Takes a picture of each layer in each language, and its text as a screen reader is told it. Nothing but the built
  files is asked, and nothing leaves this machine. Needs playwright-core: npm install --save-dev playwright-core
  What the log’s newest evidence shows already is not logged again. CNIL 2020-092 art. 3.`,
  async run(args, io) {
    const typed = readArguments(args, {
      text: ['config', 'data', 'viewports', 'schemes', 'chromium', 'date'],
    });
    const [file, data] = [typed.needed('config'), typed.needed('data')];
    const views = viewsOf(typed.text('viewports'), typed.text('schemes'));
    const taken = momentOf(typed.text('date'), now());
    const sound = readConfigurationFile(file, io.err);
    if (!sound) return 1;
    const { configuration, notices } = sound;

    // Read only now, as by every command: a check must run where the store's native part does not.
    const { renderNotices } = await import('./browser/render-notices.ts');
    const chromium = typed.text('chromium');
    const { shots, browser, code } = await renderNotices({
      ...{ sound, dropIn: folder, views, driver, chromium, stop: io.stop },
    });
    const groups = byNotice(shots, sound);
    const { evidenceOf, logEvidence } = await import('./log-evidence.ts');
    const all = groups.map((group) => evidenceOf(group, { taken, browser, code }));

    if (!existsSync(join(data, 'temoin.sqlite')))
      io.err(`temoin: ${data} held no data of a collector; a new log is made in it`);
    const { openArchive } = await import('../collector/archive.ts');
    const archive = await openArchive({
      ...{ data, site: configuration.site, notices, now: now() },
      configuration: JSON.stringify(pageConfiguration(configuration)),
    });
    try {
      for (const { manifest, digest, index, since } of await logEvidence(archive, all, now())) {
        const { language, layer, views: shown } = manifest;
        const what = `${language}, layer ${layer}`;
        io.out(
          index === undefined
            ? `${what}: unchanged since ${since}, ${digest}`
            : `${what}: ${count(shown.length, 'picture')}, entry ${index}, ${digest}`,
        );
      }
    } finally {
      await archive.close();
    }
    return 0;
  },
});

/** Keeps how every notice looks, and by which code. */
export const evidence: Command = createEvidence({
  dropIn: dropInFolder(),
  driver: () => loadDriver(),
  now: Date.now,
});
