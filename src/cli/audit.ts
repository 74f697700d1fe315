import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '../audit/checks/index.ts';
import { judge, walksOf } from '../audit/judge.ts';
import { readArguments } from './arguments.ts';
import { allWords, wordsFor } from './audit/all-words.ts';
import { htmlOf } from './audit/html.ts';
import { chosen, countsOf, type Report, say } from './audit/report.ts';
import { viewsOf } from './audit/views.ts';
import type { Picture } from './browser/audit/pictures.ts';
import { dropInFolder } from './browser/drop-in-folder.ts';
import { type Driver, loadDriver } from './browser/launch.ts';
import type { Command } from './command.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

/** What the command finds around it. */
export interface Surroundings {
  /** Folder of the built files. */
  readonly dropIn: string;
  readonly driver: () => Promise<Driver>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const addressOf = (text: string, what: string): string => {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new UsageError(`${what}“${text}” is not an address such as https://boutique.example/`);
  return new URL(text).href;
};

const folderOf = (named: string | undefined, url: string, day: string): string => {
  const out = named ?? `temoin-audit-${new URL(url).hostname.replace(/[^\w.-]/g, '_')}-${day}`;
  if (existsSync(out) && !statSync(out).isDirectory()) throw new UsageError(`${out} is not a folder`);
  return out;
};

export const createAudit = ({ dropIn, driver, now }: Surroundings): Command => ({
  name: 'audit',
  summary: 'looks at any site’s consent banner as a visitor, and tells what is unfair, unusable or untrue',
  usage: `temoin audit <url> [--out <folder>] [--json] [--only DP-01,DP-05] [--viewport 1366x768,320x568] [--lang fr-FR]
             [--pages 3] [--views 20] [--times 5] [--allow <name> …] [--rights <url>] [--support <url>]
             [--patience 8] [--chromium <path>]

  --out       folder for audit.html and audit.json, with pictures; else one named by the host and the day
  --json      the report for machines on the output; files are written only where --out is given
  --only      these checks, by id (docs/audit.md)
  --viewport  windows, in CSS pixels; visitors arrive in the first. The widest and narrowest in dark too
  --lang      the language that the visitors’ browsers ask for
  --pages     different pages that are visited after each answer
  --views     page views after a refusal, in which nothing may ask again
  --times     how often each answer is timed
  --allow     what the site needs to work, by the name of its cookie or key; * stands for anything
  --rights    the page where visitors use their rights
  --support   a link that asks for a recording; it is opened
  --patience  seconds that the banner may take to come
  --chromium  the browser; else TEMOIN_CHROMIUM, CHROME_PATH, an installed Chrome, Chromium or Edge
  Opens the page in a real Chromium, each time as somebody who was never there: looks, refuses, accepts, withdraws, does
  nothing. It says what it could not judge, and why. 0 where nothing is broken, 1 where something is. Needs
  playwright-core: npm install --save-dev playwright-core. With axe-core installed beside it, that is asked too.`,
  async run(args, io) {
    const typed = readArguments(args, {
      text: [
        ...['out', 'only', 'viewport', 'lang', 'pages', 'views', 'times', 'rights', 'support', 'patience'],
        'chromium',
      ],
      lists: ['allow'],
      flags: ['json'],
      ...{ names: 1, what: 'the address of a page' },
    });
    const url = addressOf(typed.names[0] as string, '');
    const checks = chosen(CHECKS, typed.text('only'));
    if (typeof checks === 'string') throw new UsageError(`--only: there is no check “${checks}”`);
    const views = viewsOf(typed.text('viewport'));
    const [rights, support] = (['rights', 'support'] as const).map((name) => {
      const text = typed.text(name);
      return text === undefined ? undefined : addressOf(text, `--${name}: `);
    });
    const pages = typed.number('pages', 3, 1, 20);
    const pageViews = typed.number('views', 20, 1, 50);
    const times = typed.number('times', 5, 1, 40);
    const patience = typed.number('patience', 8, 1, 60) * 1000;
    const taken = `${new Date(now()).toISOString().slice(0, 19)}Z`;
    const writes = !typed.flag('json') || typed.text('out') !== undefined;
    const out = folderOf(typed.text('out'), url, taken.slice(0, 10));
    const words = allWords();
    const taking: Picture[] = [];

    const { visit } = await import('./browser/audit/visit.ts');
    const { seen, browser } = await visit({
      ...{
        url,
        views,
        pages,
        pageViews,
        times,
        patience,
        rights,
        support,
        words,
        dropIn,
        driver,
        stop: io.stop,
      },
      locale: typed.text('lang') ?? 'fr-FR',
      chromium: typed.text('chromium'),
      walks: walksOf(checks),
      watch: 3_000,
      pictures: { wanted: writes, taken: taking },
      about: (what) => io.err(`… ${what}`),
    });
    const known = { words: wordsFor(words, seen.language), languages: words, allowed: typed.all('allow') };
    const findings = judge(seen, known, checks);
    const report: Report = {
      ...{ format: 'temoin-audit-1', taken, version: version(), browser, language: seen.language },
      ...{ url: url.replace(/[?#].*$/, ''), counts: countsOf(findings), findings },
      seen: { ...seen, url: url.replace(/[?#].*$/, '') },
    };
    if (typed.flag('json')) io.out(JSON.stringify(report, null, 2));
    else for (const line of say(report)) io.out(line);
    if (writes) {
      mkdirSync(out, { recursive: true });
      writeFileSync(join(out, 'audit.json'), `${JSON.stringify(report, null, 2)}\n`);
      writeFileSync(join(out, 'audit.html'), htmlOf(report, taking));
      for (const name of ['audit.html', 'audit.json'])
        (typed.flag('json') ? io.err : io.out)(join(out, name));
    }
    return report.counts.broken ? 1 : 0;
  },
});

/** An auditor that anybody can run against anybody’s banner. CNIL-092 art. 3; R-116. */
export const audit: Command = createAudit({
  dropIn: dropInFolder(),
  driver: () => loadDriver(),
  now: Date.now,
});
