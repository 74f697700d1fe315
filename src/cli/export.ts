import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { FORMATS } from '../export/formats/index.ts';
import { narrower, type Scope } from '../export/scope.ts';
import type { Source } from '../export/source.ts';
import { writeFolder } from '../export/write-folder.ts';
import { readArguments, type Typed } from './arguments.ts';
import type { Command } from './command.ts';
import { UsageError } from './usage-error.ts';

const LANGUAGES = ['fr', 'en'] as const;

/** A day, or a moment, as entries write theirs. */
const momentOf = (option: string, given: string | undefined): string | undefined => {
  if (given === undefined) return undefined;
  const time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/.test(given) ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(time))
    throw new UsageError(
      `--${option} is “${given}”, and must be a day or a moment: 2026-11-22, 2026-11-22T08:00:00Z`,
    );
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
};

const scopeOf = (typed: Typed, party: Scope | undefined): Scope | undefined => {
  const purposes = typed.text('purpose')?.split(',').filter(Boolean);
  const [from, to] = [momentOf('from', typed.text('from')), momentOf('to', typed.text('to'))];
  return narrower(party, {
    ...(purposes && { purposes }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  });
};

const sourceOf = async (typed: Typed): Promise<Source> => {
  const [data, url] = [typed.text('data'), typed.text('url')];
  if (!data === !url) throw new UsageError('one of --data and --url says where from');
  if (url) {
    const token = process.env['TEMOIN_TOKEN'];
    if (!token) throw new UsageError('TEMOIN_TOKEN holds the auditor’s token, and is not set');
    if (!/^https?:\/\//.test(url))
      throw new UsageError(`--url is “${url}”, and must be the collector’s address`);
    const { httpSource } = await import('../export/http-source.ts');
    return httpSource({ url, token });
  }
  if (!existsSync(join(data as string, 'temoin.sqlite')))
    throw new UsageError(`${data} holds no data of a collector`);
  const { openStoreSource } = await import('../export/store-source.ts');
  return openStoreSource(data as string);
};

/** Writes what an auditor verifies. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'writes the proofs as files that anybody can verify',
  usage: `temoin export --data <dir> | --url <mount>  --out <folder> [--from <time>] [--to <time>] [--purpose <ids>]
              [--party <name>] [--format folder|${FORMATS.map(({ name }) => name).join('|')}] [--language fr|en]

  --data      the collector’s data folder; the collector may serve meanwhile
  --url       the collector’s mount, https://boutique.example/temoin; TEMOIN_TOKEN holds an auditor’s token
  --out       a folder, made where it is not there; where an earlier run was broken off, it goes on
  --from, --to  bodies of proofs logged from then, and before then; entries are always all there
  --purpose   bodies of these purposes alone, parted by commas
  --party     bodies of the purposes that this party takes part in alone
  --format    folder: everything, with its verifier (docs/export.md). The others are read from such a folder
  --language  of the report: html`,
  async run(args, io) {
    const typed = readArguments(args, {
      text: ['data', 'url', 'out', 'from', 'to', 'purpose', 'party', 'format', 'language'],
    });
    const out = resolve(typed.needed('out'));
    const name = typed.text('format') ?? 'folder';
    const format = FORMATS.find((each) => each.name === name);
    if (!format && name !== 'folder')
      throw new UsageError(`--format is “${name}”, and there is no such form`);
    const language = LANGUAGES.find((each) => each === (typed.text('language') ?? 'fr'));
    if (!language) throw new UsageError(`--language must be ${LANGUAGES.join(' or ')}`);
    scopeOf(typed, undefined);
    const source = await sourceOf(typed);
    // What is named like a file of that form is meant as one.
    const isFile = format && extname(out) === extname(format.file);
    mkdirSync(format && !isFile ? out : dirname(out), { recursive: true });
    // A folder of the same disk: a large log does not fit everywhere.
    const folder = format ? mkdtempSync(join(dirname(out), '.temoin-export-')) : out;
    try {
      const { partyScope } = await import('../export/party-scope.ts');
      const party = typed.text('party');
      const { logs } = await writeFolder(
        source,
        folder,
        scopeOf(typed, party === undefined ? undefined : await partyScope(source, party)),
      );
      if (format) await format.write(folder, out, { language });
      for (const { origin, entries, bodies, dropped } of logs)
        io.out(
          `${origin}: ${dropped ? 'dropped, its checkpoint is kept' : `${entries} entries, ${bodies} bodies`}`,
        );
      const unexplained = logs.flatMap(({ unexplained: some }) => some);
      for (const index of unexplained.slice(0, 20))
        io.err(`temoin export: the body of entry ${index} is gone, and no entry says that it was erased`);
      return unexplained.length ? 1 : 0;
    } finally {
      await source.close();
      if (format) rmSync(folder, { recursive: true, force: true });
    }
  },
};
