import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { run } from '../tools/run.mjs';
import { benchBanner } from './banner/banner.ts';
import { compareWith, hasTable, writeInto } from './banner/readme.ts';
import { benchBeside } from './beside/beside.ts';
import { benchCollector } from './collector/collector.ts';
import { benchExport } from './export/export.ts';
import { benchLeaks } from './leaks/leaks.ts';
import { benchPages } from './pages/pages.ts';
import { benchRecorder } from './recorder/recorder.ts';
import { benchS1 } from './s1/s1.ts';

const USAGE = `npm run bench -- [banner] [recorder] [beside] [leaks] [pages] [collector] [export] [s1] [--rounds <n>]
npm run bench -- banner [--rounds <n>] --compare README.md [--write]`;

/** What there is, and how many rounds each has unless told: the `beside` part alone some two minutes a round, on two processors. */
const BENCHES = {
  banner: { bench: benchBanner, rounds: 6 },
  recorder: { bench: benchRecorder, rounds: 3 },
  beside: { bench: benchBeside, rounds: 9 },
  leaks: { bench: benchLeaks, rounds: 1 },
  pages: { bench: benchPages, rounds: 1 },
  collector: { bench: benchCollector, rounds: 4 },
  export: { bench: benchExport, rounds: 1 },
  s1: { bench: benchS1, rounds: 1 },
};
type Name = keyof typeof BENCHES;

interface Asked {
  readonly names: readonly Name[];
  readonly rounds: number | undefined;
  /** The file whose table of banners is compared with what is measured, or written anew. */
  readonly table: string | undefined;
  readonly isWritten: boolean;
}

/** Throws where that is not how it is used. */
const asked = (): Asked => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string' }, compare: { type: 'string' }, write: { type: 'boolean' } },
  });
  const names = Object.keys(BENCHES) as Name[];
  const unknown = positionals.find((each) => !(names as string[]).includes(each));
  if (unknown !== undefined) throw new RangeError(`There is no bench '${unknown}'.`);
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0))
    throw new RangeError('--rounds takes a whole number from 1.');
  const { compare: table, write: isWritten = false } = values;
  if (table !== undefined ? positionals.join() !== 'banner' : isWritten)
    throw new RangeError('--compare is for the bench of banners alone, and --write goes with it.');
  if (table !== undefined && !hasTable(table)) throw new RangeError(`${table} has no table of banners.`);
  return {
    names: positionals.length ? names.filter((name) => positionals.includes(name)) : names,
    rounds,
    table,
    isWritten,
  };
};

/** The page's benches run what is built, and say so. */
const built = async (): Promise<boolean> => {
  const folder = join(import.meta.dirname, '../dist/drop-in');
  if (existsSync(join(folder, 'temoin.fr.js')) && existsSync(join(folder, 'recorder.js'))) {
    console.log('temoin: what is measured is dist/ as it was built last; `npm run build` builds it anew');
    return true;
  }
  console.log('temoin: dist/ is not there yet, and is built now');
  return run('node', ['tools/build.mjs']);
};

const main = async (): Promise<number> => {
  let told: Asked;
  try {
    told = asked();
  } catch (error) {
    console.error(`temoin: ${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  const { names, rounds, table, isWritten } = told;
  if (!(await built())) return 1;
  if (table !== undefined) {
    const found = await benchBanner(rounds ?? BENCHES.banner.rounds);
    if (isWritten) writeInto(table, found);
    return compareWith(table, found) ? 0 : 1;
  }
  for (const name of names) await BENCHES[name].bench(rounds ?? BENCHES[name].rounds);
  return 0;
};

process.exitCode = await main();
