import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '../config/configuration.ts';
import { explain } from '../config/explain.ts';
import { readArguments, type Typed } from './arguments.ts';
import { dropInFolder } from './browser/drop-in-folder.ts';
import { type Driver, loadDriver } from './browser/launch.ts';
import type { Command } from './command.ts';
import { readConfigurationFile } from './configuration-file.ts';
import { shippedLanguages } from './locales.ts';
import { addUnmask, type Entry } from './unmask/add-unmask.ts';
import { htmlOf } from './unmask/html.ts';
import { listOf } from './unmask/list.ts';
import type { Report } from './unmask/report.ts';
import { percent, say } from './unmask/say.ts';
import { UsageError } from './usage-error.ts';

/** What the command finds around it. */
export interface Surroundings {
  /** Folder of the built files. */
  readonly dropIn: string;
  readonly driver: () => Promise<Driver>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const MOST_PAGES = 20;

/** Each page once: what is behind a “#” is the same page. */
const addressesOf = (names: readonly string[]): readonly string[] => {
  const addresses = names.map((name) => {
    if (!URL.canParse(name) || !/^https?:$/.test(new URL(name).protocol))
      throw new UsageError(`“${name}” is not an address such as https://boutique.example/`);
    return new URL(name).href.replace(/#.*$/, '');
  });
  return [...new Set(addresses)];
};

const windowOf = (text = '1280x800'): { readonly width: number; readonly height: number } => {
  const [, width = 0, height = 0] = (/^(\d{3,4})x(\d{3,4})$/.exec(text) ?? []).map(Number);
  if (width < 240 || height < 240)
    throw new UsageError(`--viewport is “${text}”, and must be width by height, such as 390x844`);
  return { width, height };
};

const statesOf = (files: readonly string[]): readonly string[] => {
  const lacking = files.find((file) => !existsSync(file) || !statSync(file).isFile());
  if (lacking) throw new UsageError(`--state: ${lacking} is no file`);
  return files;
};

/** The proposals that are meant: those that are named, or all of them. */
const acceptedOf = (typed: Typed, { proposals }: Report): readonly number[] => {
  const given = typed.text('accept');
  const all = proposals.map(({ number }) => number);
  if (given === undefined) return all;
  return given.split(',').map((each) => {
    const number = Number(each);
    if (!/^\s*\d+\s*$/.test(each) || !all.includes(number))
      throw new UsageError(
        `--accept: “${each.trim()}” is none of ${all.join(', ') || 'the proposals: there are none'}`,
      );
    return number;
  });
};

/** Writes nothing that `temoin check` would refuse. */
const write = (file: string, entries: readonly Entry[]): void => {
  const changed = addUnmask(readFileSync(file, 'utf8'), entries);
  const [wrong] = explain(JSON.parse(changed.replace(/^\uFEFF/, '')), shippedLanguages()).errors;
  if (wrong) throw new Error(`${file} is left as it was: ${wrong.path} ${wrong.reason}`);
  writeFileSync(file, changed);
};

export const createUnmask = ({ dropIn, driver, now }: Surroundings): Command => ({
  name: 'unmask',
  summary: 'shows what would leave of a page, and proposes what may be readable',
  usage: `temoin unmask <url> [<url> …] [--config <temoin.json>] [--visitors 3] [--state <file> …] [--check]
              [--write] [--accept 1,3] [--out <folder>] [--json] [--viewport 1280x800] [--locale fr-FR]
              [--chromium <path>]

  --config    what is allowed now; it is refused exactly as by temoin check
  --visitors  how many new visitors come, each with nothing kept: at least 2
  --state     one more visitor, with cookies and storage as Playwright’s storageState keeps them: somebody logged in.
              Two of them show what differs between people
  --check     1 where what is configured shows text that differs between visitors; proposes nothing
  --write     adds the proposals to “unmask” of the configuration, each with its reason, and touches nothing else
  --accept    only these of them, by number
  --out       a folder for unmask-<day>.json and unmask-<day>.html: the list with its reasons and pictures
  --json      for machines
  --viewport  the window
  --locale    the language that the visitors’ browsers ask for
  --chromium  the browser; else TEMOIN_CHROMIUM, CHROME_PATH, an installed Chrome, Chromium or Edge
  Opens the pages in a real Chromium and runs the recorder’s own redaction in them: nothing is recorded or sent. It
  prints and writes no text of a field, none that is sensitive and none that differs between visitors. Needs
  playwright-core: npm install --save-dev playwright-core. CNIL draft §43.`,
  async run(args, io) {
    const typed = readArguments(args, {
      text: ['config', 'visitors', 'accept', 'out', 'viewport', 'locale', 'chromium'],
      lists: ['state'],
      flags: ['check', 'write', 'json'],
      ...{ names: 1, most: MOST_PAGES, what: 'the address of a page' },
    });
    const addresses = addressesOf(typed.names);
    const [checks, writes, out] = [typed.flag('check'), typed.flag('write'), typed.text('out')];
    if (checks && (writes || typed.text('accept') !== undefined))
      throw new UsageError('--check changes nothing: leave out --write and --accept');
    const file = checks || writes ? typed.needed('config') : typed.text('config');
    const fresh = typed.number('visitors', 3, 2, 9);
    const states = statesOf(typed.all('state'));
    const window = windowOf(typed.text('viewport'));
    if (out && existsSync(out) && !statSync(out).isDirectory())
      throw new UsageError(`${out} is not a folder`);
    const sound = file === undefined ? undefined : readConfigurationFile(file, io.err);
    if (file !== undefined && !sound) return 1;
    const configuration: Pick<Configuration, 'unmask' | 'collector' | 'site'> = sound?.configuration ?? {
      site: '',
    };
    const unmask = (configuration.unmask ?? []).map((each) =>
      typeof each === 'string' ? { selector: each } : each,
    );

    let accepted: readonly number[] = [];
    // Before the pictures, so that one that fails does not take the list with it.
    const found = (report: Report): readonly number[] => {
      if (!checks) accepted = acceptedOf(typed, report);
      for (const warning of report.warnings) io.err(`warning: ${warning}`);
      if (typed.flag('json')) io.out(JSON.stringify({ ...report, list: listOf(report, accepted) }, null, 2));
      else for (const line of say(report)) io.out(line);
      return accepted;
    };

    const { assist } = await import('./browser/assist.ts');
    const { report, pictures } = await assist({
      ...{ addresses, unmask, window, dropIn, driver, checks, stop: io.stop },
      chromium: typed.text('chromium'),
      visitors: [...Array.from({ length: fresh }, () => ({})), ...states.map((state) => ({ state }))],
      locale: typed.text('locale') ?? 'fr-FR',
      mount:
        sound && new URL(configuration.collector ?? '/temoin', configuration.site).href.replace(/\/$/, ''),
      taken: `${new Date(now()).toISOString().slice(0, 19)}Z`,
      ...{ found, pictured: out !== undefined },
    });
    const list = listOf(report, accepted);
    const entries = report.proposals.filter(({ number }) => accepted.includes(number));

    // What goes on is told beside what machines read.
    const tell = typed.flag('json') ? io.err : io.out;
    if (out !== undefined) {
      mkdirSync(out, { recursive: true });
      const name = join(out, `unmask-${report.taken.slice(0, 10)}`);
      writeFileSync(`${name}.json`, `${JSON.stringify({ ...report, list }, null, 2)}\n`);
      writeFileSync(`${name}.html`, htmlOf(report, list, pictures));
      for (const each of ['json', 'html']) tell(`${name}.${each}`);
    }
    if (writes && file !== undefined && entries.length) {
      write(file, entries);
      tell(`${file}: ${entries.map(({ selector }) => `“${selector}”`).join(', ')} added`);
      tell('What may be read is a term of the consent: visitors who have agreed are asked again.');
    } else if (writes) tell('Nothing was added.');
    else if (!checks && entries.length)
      tell(
        `Read them through, then: temoin unmask … --config temoin.json --write, or --accept 1,3 (${percent(report.gain)} more)`,
      );
    return checks && report.configured.some(({ state }) => state === 'differs') ? 1 : 0;
  },
});

/** The assistant of the site’s team for what may be readable in recordings. */
export const unmask: Command = createUnmask({
  dropIn: dropInFolder(),
  driver: () => loadDriver(),
  now: Date.now,
});
