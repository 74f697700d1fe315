import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright';
import { type Asset, startSite } from '../browser/site.ts';
import { PROFILES, type Profile, startBrowser, traced, withTab } from '../browser/tab.ts';
import {
  type Measured,
  median,
  printAim,
  printFigures,
  printTable,
  type Rounds,
  ratio,
  valuesOf,
} from '../figures.ts';
import { runRounds } from '../rounds.ts';
import { shop } from './page.ts';
import { play } from './play.ts';
import type { RrwebMode } from './rrweb-rig.ts';

interface Contestant {
  readonly name: string;
  /** The module that starts it, and what its `start` is given. */
  readonly rig?: string;
  readonly mode?: RrwebMode;
}

interface Rig {
  start(mode: RrwebMode): Promise<void>;
  finish(): Promise<void>;
  recorded?(): string;
}

const CONTESTANTS: readonly Contestant[] = [
  { name: 'none' },
  { name: 'rrweb default', rig: '/rrweb-rig.js' },
  { name: 'rrweb default, sent', rig: '/rrweb-rig.js', mode: { sends: true } },
  { name: 'rrweb strictest', rig: '/rrweb-rig.js', mode: { strict: true } },
  { name: 'temoin', rig: '/temoin-rig.js' },
];

const bundle = async (name: string): Promise<Asset> => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, name)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return { type: 'text/javascript', body: outputFiles[0]?.contents ?? '' };
};

const startIn = (tab: Page, { rig = '', mode = {} }: Contestant) =>
  tab.evaluate(async ([path, how]) => ((await import(path)) as Rig).start(how), [rig, mode] as const);
const finishIn = (tab: Page, { rig = '' }: Contestant) =>
  tab.evaluate(async (path) => ((await import(path)) as Rig).finish(), rig);
const recordedIn = (tab: Page, { rig = '' }: Contestant) =>
  tab.evaluate(async (path) => ((await import(path)) as Rig).recorded?.() ?? '', rig);

/** What was sent, if anything was: bytes as events and bytes on the wire. */
const sizesOf = (sent: readonly Buffer[], kept: string): Measured => {
  const text = Buffer.from(kept);
  const raw = sent.reduce((sum, body) => sum + gunzipSync(body).length, text.length);
  const gzip = sent.reduce((sum, body) => sum + body.length, text.length ? gzipSync(text).length : 0);
  return { 'payload bytes': raw, 'gzip bytes': gzip };
};

const run =
  (browser: Browser, profile: Profile, origin: string, sent: Buffer[]) => (contestant: Contestant) =>
    withTab(browser, profile, `${origin}/warm`, async (tab): Promise<Measured> => {
      const address = `${origin}/`;
      sent.length = 0;
      const cost = await traced(browser, tab, address, async () => {
        await tab.goto(address, { waitUntil: 'load' });
        if (contestant.rig) await startIn(tab, contestant);
        await tab.evaluate(play);
        if (contestant.rig) await finishIn(tab, contestant);
      });
      const kept = contestant.rig ? await recordedIn(tab, contestant) : '';
      if (contestant.rig && !kept && !sent.length) throw new Error(`${contestant.name} recorded nothing.`);
      return {
        'script+layout ms': cost.script + cost.layout,
        'all tasks ms': cost.tasks,
        'longest task ms': cost.longest,
        ...sizesOf(sent, kept),
      };
    });

const CPU = 'script+layout ms';
const ADDED = 'added ms';

/**
 * The CPU that each adds, round by round, to a page that records nothing: scripts, garbage collection, style and
 * layout. What the page paints is the same for all and changes from run to run by more than a recorder costs.
 */
const withAdded = (rounds: Rounds): Rounds => {
  const none = valuesOf(rounds, 'none', CPU);
  return new Map(
    [...rounds].map(([name, each]) => [
      name,
      each.map((measured, round) => ({
        [ADDED]: (measured[CPU] ?? Number.NaN) - (none[round] ?? Number.NaN),
        ...measured,
      })),
    ]),
  );
};

const judge = (rounds: Rounds, { name }: Profile): void => {
  for (const other of ['rrweb default', 'rrweb default, sent']) {
    const [ours = 0, theirs = 0] = ['temoin', other].map((each) => median(valuesOf(rounds, each, ADDED)));
    const share = ratio(rounds, 'temoin', other, ADDED);
    printAim(
      `CPU added at most that of ${other}, ${name}`,
      share <= 1,
      `${ours.toFixed(0)} ms against ${theirs.toFixed(0)} ms, ratio ${share.toFixed(2)}`,
    );
  }
};

/** Témoin's recorder beside @rrweb/record as it comes, @rrweb/record at its strictest, and none. */
export const benchRecorder = async (count: number): Promise<void> => {
  const sent: Buffer[] = [];
  const built = readFileSync(join(import.meta.dirname, '../../dist/drop-in/recorder.js'));
  const site = await startSite(
    async () => ({
      '/warm': { type: 'text/html', body: '<!doctype html><title>Warm</title>' },
      '/': shop,
      '/recorder.js': { type: 'text/javascript', body: built },
      '/rrweb-rig.js': await bundle('rrweb-rig.ts'),
      '/temoin-rig.js': await bundle('temoin-rig.ts'),
    }),
    (path, body) => {
      if (!/^(\/rrweb|\/temoin\/recordings\/\w+\/segments\/\d+)$/.test(path)) return [404];
      sent.push(body);
      return [201];
    },
  );
  const browser = await startBrowser();
  try {
    for (const profile of PROFILES) {
      const rounds = withAdded(await runRounds(CONTESTANTS, count, run(browser, profile, site.origin, sent)));
      printFigures('recorder', profile.name, rounds);
      printTable(`Recorder, ${profile.name}: medians of ${count} rounds`, rounds);
      judge(rounds, profile);
    }
  } finally {
    await browser.close();
    await site.close();
  }
};
