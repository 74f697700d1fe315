import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseCheckpoint, parseNote } from '../log/index.ts';
import { isOwn } from './own-files.ts';
import { reach } from './reach.ts';
import { folderReadmeText } from './readme.ts';
import { narrower, type Scope, scopeText } from './scope.ts';
import type { LogInfo, Source } from './source.ts';
import { filesBelow, put, type Sums, sumsText } from './sums.ts';
import { verifierFile } from './verifier-file.ts';
import { writeLog } from './write-log.ts';

const NEWLINE = 10;
const SUMS = 'SHA256SUMS';
/** Says that a folder is ours and not whole yet; holds the scope that it is written for. */
const UNFINISHED = 'UNFINISHED';

export interface ExportReport {
  /** Entries that an earlier run had left in the folder, where there was one: it was gone on with. */
  readonly earlier?: number;
  readonly logs: readonly {
    readonly origin: string;
    readonly entries: number;
    readonly bodies: number;
    readonly dropped: boolean;
    /** Entries whose body is gone without an entry that says so. */
    readonly unexplained: readonly number[];
  }[];
}

const entriesIn = async (folder: string): Promise<number> => {
  let found = 0;
  for (const path of filesBelow(folder).filter((each) => each.endsWith('entries.jsonl')))
    for await (const chunk of createReadStream(join(folder, path)))
      for (const byte of chunk as Buffer) if (byte === NEWLINE) found++;
  return found;
};

/** Makes the folder ours; answers how many entries an earlier run left in it. Rejects where it holds something else. */
const claim = async (folder: string, scope: Scope | undefined): Promise<number | undefined> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const mark = join(folder, UNFINISHED);
  const begun = existsSync(mark) ? readFileSync(mark, 'utf8') : undefined;
  const finished = existsSync(join(folder, SUMS)) && existsSync(join(folder, 'verify.mjs'));
  if (begun === undefined && !finished && readdirSync(folder).length)
    throw new Error(`${folder} is not empty, and holds no export`);
  const foreign = filesBelow(folder).find((path) => !isOwn(path));
  if (foreign !== undefined)
    throw new Error(`${folder} holds ${foreign}, which is no part of an export: take it out first`);
  const wanted = scope ? scopeText(scope) : '';
  const old = begun ?? (finished ? scopeOf(folder) : wanted);
  const earlier = begun !== undefined || finished ? await entriesIn(folder) : undefined;
  put(folder, new Map(), UNFINISHED, wanted);
  rmSync(join(folder, SUMS), { force: true });
  // Other bodies are wanted: those that are there do not count.
  if (old !== wanted)
    for (const path of filesBelow(folder).filter((each) => each.endsWith('bodies.jsonl')))
      rmSync(join(folder, path));
  return earlier;
};

const scopeOf = (folder: string): string => {
  const path = filesBelow(folder).find((each) => each.endsWith('scope.json'));
  return path ? readFileSync(join(folder, path), 'utf8') : '';
};

const writeDropped = async (source: Source, log: LogInfo, folder: string) => {
  const sums: Sums = new Map();
  const note = await source.checkpoint(log.epoch);
  put(folder, sums, 'checkpoint', note);
  put(folder, sums, 'keys/vkey', `${await source.vkey(log.epoch)}\n`);
  put(
    folder,
    sums,
    'DROPPED',
    'This log was dropped at the end of its time; a later log has an entry of it.\n',
  );
  return { sums, size: parseCheckpoint(parseNote(note).text).size, bodies: 0, unexplained: [] };
};

/** Takes away what an earlier run left and this one did not write, and seals the folder with its sums. */
const seal = (folder: string, sums: Sums): void => {
  for (const path of filesBelow(folder))
    if (!sums.has(path) && path !== SUMS && path !== UNFINISHED) rmSync(join(folder, path));
  put(folder, new Map(), SUMS, sumsText(sums));
};

/**
 * Writes the export folder (docs/export.md), or goes on where an earlier run was broken off. The same log at the same
 * size and scope gives the same bytes. GDPR art. 5(2), 7(1); CNIL 2020-092 art. 3.
 */
export const writeFolder = async (source: Source, folder: string, asked?: Scope): Promise<ExportReport> => {
  const scope = narrower(await source.scope(), asked);
  const logs = await reach(source);
  if (!logs.length) throw new Error('there is no log yet');
  const odd = logs.find(({ epoch }) => !/^\d{4}q[1-4]$/.test(epoch));
  if (odd) throw new Error(`${JSON.stringify(odd.epoch)} is no quarter`);
  const earlier = await claim(folder, scope);
  const one = logs.length === 1;
  const all: Sums = new Map();
  const written = [];
  for (const log of logs) {
    const place = one ? folder : join(folder, log.epoch);
    const done = log.dropped
      ? await writeDropped(source, log, place)
      : await writeLog(source, log, place, scope);
    const { sums, size, bodies, unexplained } = done;
    if (!one) {
      seal(place, sums);
      for (const [path, sum] of sums) all.set(`${log.epoch}/${path}`, sum);
      put(folder, all, `${log.epoch}/${SUMS}`, sumsText(sums));
    }
    written.push({ origin: log.origin, entries: size, bodies, dropped: log.dropped, unexplained });
    if (one) for (const [path, sum] of sums) all.set(path, sum);
  }
  if (!one || logs[0]?.dropped) {
    put(folder, all, 'README.txt', folderReadmeText(logs.map(({ epoch }) => epoch)));
    put(folder, all, 'verify.mjs', verifierFile());
  }
  seal(folder, all);
  rmSync(join(folder, UNFINISHED));
  return { logs: written, ...(earlier !== undefined && { earlier }) };
};
