import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { receipts } from '../browser/receipts.ts';
import { type Answer, type Asset, startSite } from '../browser/site.ts';
import { PROFILES, type Profile, startBrowser } from '../browser/tab.ts';
import { type Measured, median, printAim, printFigures, printTable, type Rounds } from '../figures.ts';
import { clocked } from './clocked.ts';
import { type Contestant, contestantsFor, pageOf } from './pages.ts';
import { adapters, dropIn, gzipBytes } from './sizes.ts';
import { vendorAnswer } from './vendors.ts';
import { type Compile, measures, type Run, visit } from './visit.ts';

/** With these the page's clock tells 5 microseconds apart, instead of 100. */
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};
/** What all adapters need, and what stands before others' tags. */
const COMMON = ['host.js', 'vendors.js', 'guard.js'];
const MOST_MS = 1;
const MOST_BYTES = 1000;
const SCRIPT = 'page, ms';
const VISIT = 'visit, ms';
/** The same in a page that is not slowed. */
const AT_ONCE = { [SCRIPT]: 'page, ms, 1x', [VISIT]: 'visit, ms, 1x' };
const BYTES = 'gzip bytes';

const BUILT = /^(temoin\.fr|second\.fr|core|host|recall|vendors|guard|(cmp|recorders)\/.*)\.js$/;
/** What is put on the page's clock. */
const files: readonly string[] = [...COMMON, ...adapters()];

const assets = (
  contestants: readonly Contestant[],
  origin: string,
  isClocked: boolean,
): Record<string, Asset> => {
  const script = (body: string | Uint8Array): Asset => ({ type: 'text/javascript', body });
  const built = readdirSync(dropIn, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => BUILT.test(name));
  const asBuilt = (name: string): string => {
    const code = readFileSync(join(dropIn, name), 'utf8');
    return isClocked && files.includes(name) ? clocked(code, files.indexOf(name)) : code;
  };
  return {
    '/warm': { type: 'text/html', body: '<!doctype html><title>Warm</title>' },
    ...Object.fromEntries(contestants.map((each) => [each.path, pageOf(each, origin)])),
    ...Object.fromEntries(
      contestants.map(({ vendor }) => [`/sdk/${vendor.facts.id}.js`, script(vendor.code)]),
    ),
    ...Object.fromEntries(built.map((name) => [`/temoin/${name}`, script(asBuilt(name))])),
  };
};

/** What a visit by the clock and one without it tell: of the adapter for which the page is there, and of common files. */
const measuredIn = ({ adapter, guarded }: Contestant, run: Run, unslowed: Run, compile: Compile) =>
  // With the guard's own script in the page, the vendors' part has less to do.
  [adapter, ...(guarded ? [] : ['host.js', 'vendors.js'])].map((file): [string, Measured] => {
    const compiled = compile.get(`/temoin/${file}`);
    const at = files.indexOf(file);
    // Some vendors' adapters have nothing to do before the no.
    const [ran = 0, all] = [run.page[at], run.visit[at]];
    const [ranUnslowed = 0, allUnslowed] = [unslowed.page[at], unslowed.visit[at]];
    if (compiled === undefined || all === undefined || allUnslowed === undefined)
      throw new Error(`${file} was not in the page that is there for ${adapter}.`);
    return [
      file,
      {
        [SCRIPT]: ran + compiled,
        [VISIT]: all + compiled,
        'compile, evaluate': compiled,
        [AT_ONCE[SCRIPT]]: ranUnslowed,
        [AT_ONCE[VISIT]]: allUnslowed,
        [BYTES]: gzipBytes(file),
      },
    ];
  });

const told = (values: readonly number[]): string => {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const variance = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1);
  return `${median(values).toFixed(2)}, mean ${mean.toFixed(2)} ± ${Math.sqrt(variance / values.length).toFixed(2)}`;
};

const judge = (rounds: Rounds): void => {
  for (const [file, measured] of rounds) {
    if (COMMON.includes(file)) continue;
    for (const [what, measure] of [
      ['page that is loaded, answered and used', SCRIPT],
      ['visit, with the no and the dialog', VISIT],
    ] as const) {
      const [slowed, unslowed] = [measure, AT_ONCE[measure]].map((name) =>
        measured.flatMap((each) => each[name] ?? []),
      );
      if (slowed?.length && unslowed)
        printAim(
          `${file}, at most ${MOST_MS} ms of script in a ${what}, 4x slower`,
          median(slowed) <= MOST_MS,
          `${told(slowed)} (unslowed: ${median(unslowed).toFixed(2)})`,
        );
    }
    const bytes = gzipBytes(file);
    printAim(`${file}, at most ${MOST_BYTES} bytes of gzip`, bytes <= MOST_BYTES, `${bytes}`);
  }
};

/**
 * What each adapter costs a page in which Témoin, a CMP and a vendor are together, the others' code as it is on npm, on
 * a processor that is made four times slower: in a page that is loaded, answered and used for some seconds, and in the
 * whole visit, with the no and the platform's dialog.
 *
 * Counted, in the middle of all visits: the time in which it is the file's turn, from each call of one of its functions
 * to the end of it without what that calls of others, but with what it calls that the browser has built in; read from
 * a clock that the file's own functions start and stop, less what the clock takes. And the CPU time of compiling the
 * file as it arrives, which is all of it (`allFunctionsCalledOnLoad`), and of evaluating it, from a trace of a visit
 * without that clock. Not
 * counted: what the CMP and the vendor do when they are called, with what V8 compiles of them then, loading, compiling on
 * other threads. By the clock on the wall: a busy machine adds to it, and so does the browser, which slows a page by
 * standing still for pieces of half a millisecond: of few rounds the middle says little, and beside it is told how long
 * the file runs in a page that is not slowed.
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
  const start = (isClocked: boolean) =>
    startSite(async (origin) => assets(contestants, origin, isClocked), post, get, ISOLATED);
  const [clockedSite, site] = await Promise.all([start(true), start(false)]);
  const browser = await startBrowser();
  try {
    const rounds = new Map<string, Measured[]>();
    const place = (origin: string, slowed: Profile) => ({ browser, slowed, origin, sent: () => sent });
    const byClock = visit(measures.run, place(clockedSite.origin, profile));
    const unslowed = visit(measures.run, place(clockedSite.origin, { name: 'CPU 1x', slower: 1 }));
    const without = visit(measures.compile, place(site.origin, profile));
    for (let round = 0; round < count; round += 1)
      for (const contestant of contestants) {
        const run = await byClock(contestant);
        const compile = await without(contestant);
        for (const [file, measured] of measuredIn(contestant, run, await unslowed(contestant), compile))
          rounds.set(file, [...(rounds.get(file) ?? []), measured]);
      }
    for (const file of adapters()) if (!rounds.has(file)) rounds.set(file, [{ [BYTES]: gzipBytes(file) }]);
    const sorted = new Map([...rounds].sort(([a], [b]) => (a < b ? -1 : 1)));
    printFigures('beside', profile.name, sorted);
    printTable(`Beside others, ${profile.name}: medians of ${count} rounds`, sorted);
    judge(sorted);
  } finally {
    await browser.close();
    await Promise.all([clockedSite.close(), site.close()]);
  }
};
