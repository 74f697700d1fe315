import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { receipts } from '../browser/receipts.ts';
import { type Answer, type Asset, startSite } from '../browser/site.ts';
import { PROFILES, startBrowser } from '../browser/tab.ts';
import { type Measured, printAim, printFigures, printTable, type Rounds } from '../figures.ts';
import { type Contestant, contestantsFor, pageOf } from './pages.ts';
import { adapters, dropIn, gzipBytes } from './sizes.ts';
import { vendorAnswer } from './vendors.ts';
import { type Visited, visit } from './visit.ts';

/** What all adapters need, and what stands before others' tags. */
const COMMON = ['host.js', 'vendors.js', 'guard.js'];
const MOST_MS = 1;
const MOST_BYTES = 1000;
const SCRIPT = 'script ms';
const BYTES = 'gzip bytes';

const assets = (contestants: readonly Contestant[], origin: string): Record<string, Asset> => {
  const script = (body: string | Uint8Array): Asset => ({ type: 'text/javascript', body });
  const built = readdirSync(dropIn, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^(temoin\.fr|second\.fr|core|host|vendors|guard|(cmp|recorders)[\\/].*)\.js$/.test(name),
  );
  return {
    '/warm': { type: 'text/html', body: '<!doctype html><title>Warm</title>' },
    ...Object.fromEntries(contestants.map((each) => [each.path, pageOf(each, origin)])),
    ...Object.fromEntries(
      contestants.map(({ vendor }) => [`/sdk/${vendor.facts.id}.js`, script(vendor.code)]),
    ),
    ...Object.fromEntries(
      built.map((name) => [
        `/temoin/${name.replaceAll('\\', '/')}`,
        script(readFileSync(join(dropIn, name))),
      ]),
    ),
  };
};

/** What one visit tells: of the adapter for which the page is there, and of the common files that are in it. */
const measuredIn = ({ adapter, guarded }: Contestant, { run, compile }: Visited, origin: string) =>
  // With the guard's own script in the page, the vendors' part has less to do.
  [adapter, ...(guarded ? [] : ['host.js', 'vendors.js'])].map((file): [string, Measured] => {
    const url = `${origin}/temoin/${file}`;
    const compiled = compile.get(url);
    if (compiled === undefined) throw new Error(`${file} was not in the page that is there for ${adapter}.`);
    const { self, builtIn } = run.get(url) ?? { self: 0, builtIn: 0 };
    return [
      file,
      {
        [SCRIPT]: self + builtIn + compiled,
        'own ms': self,
        'built-in ms': builtIn,
        'compile ms': compiled,
        [BYTES]: gzipBytes(file),
      },
    ];
  });

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** A sample stands for more than some adapters take: only their mean over all visits tells. */
const means = (rounds: Rounds): Rounds =>
  new Map(
    [...rounds].map(([file, each]) => [
      file,
      [
        Object.fromEntries(
          Object.keys(each[0] ?? {}).map((measure) => [measure, mean(each.map((one) => one[measure] ?? 0))]),
        ),
      ],
    ]),
  );

const judge = (rounds: Rounds): void => {
  for (const [file, [measured]] of rounds) {
    if (COMMON.includes(file)) continue;
    const ms = measured?.[SCRIPT];
    if (ms !== undefined)
      printAim(
        `${file}, at most ${MOST_MS} ms of script in a visit, 4x slower`,
        ms <= MOST_MS,
        ms.toFixed(2),
      );
    const bytes = measured?.[BYTES] ?? Number.NaN;
    printAim(`${file}, at most ${MOST_BYTES} bytes of gzip`, bytes <= MOST_BYTES, `${bytes}`);
  }
};

/**
 * What each adapter costs a page in which Témoin, a CMP and a vendor are together, the others' code as it is on npm, on
 * a processor that is made four times slower.
 *
 * Counted: the time in which V8's profiler finds the file's own functions, its top level too, with what of them is
 * compiled when first called; what the browser has built in, called by them; and the CPU time of compiling the file
 * as it arrives. Each sample counts for as much of its time as the page had a processor, by the trace of the task that
 * it was in. Not counted: what the CMP and the vendor do when they are called, collecting garbage, loading, compiling
 * on other threads. Profiler and trace are paid for inside, so that figures are good to a factor of two where the machine is busy. What
 * a wrapper of the guard calls would be called without it: the built-in part of `vendors.js` and `guard.js`, and some
 * of their own, is the page's.
 *
 * A sample stands for 0.2 to 1.5 ms, so that one visit tells little, and the mean of many is right: by it the aims are
 * judged, while the lines have medians, as everywhere.
 */
export const benchBeside = async (count: number): Promise<void> => {
  const profile = PROFILES.find(({ slower }) => slower === 4) ?? { name: 'CPU 4x slower', slower: 4 };
  const contestants = await contestantsFor();
  let sent = 0;
  const post = (path: string, body: Buffer): readonly [number, string] => {
    if (path.startsWith('/temoin/')) return receipts(path, body);
    sent += 1;
    return [200, vendorAnswer(path)];
  };
  const get = (path: string): Answer | undefined => {
    if (path.startsWith('/vendor/')) return { type: 'application/json', body: vendorAnswer(path) };
    for (const { cmp } of contestants) {
      const file = cmp.file(path);
      if (path.startsWith('/cmp/') && file) return file;
    }
    return undefined;
  };
  const site = await startSite(async (origin) => assets(contestants, origin), post, get);
  const browser = await startBrowser();
  try {
    const rounds = new Map<string, Measured[]>();
    const go = visit(browser, profile, site.origin, () => sent);
    for (let round = 0; round < count; round += 1)
      for (const contestant of contestants)
        for (const [file, measured] of measuredIn(contestant, await go(contestant), site.origin))
          rounds.set(file, [...(rounds.get(file) ?? []), measured]);
    for (const file of adapters()) if (!rounds.has(file)) rounds.set(file, [{ [BYTES]: gzipBytes(file) }]);
    const sorted = new Map([...rounds].sort(([a], [b]) => (a < b ? -1 : 1)));
    printFigures('beside', profile.name, sorted);
    printTable(`Beside others, ${profile.name}: means of ${count} rounds`, means(sorted));
    judge(means(sorted));
  } finally {
    await browser.close();
    await site.close();
  }
};
