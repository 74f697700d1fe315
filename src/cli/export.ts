import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { FORMATS, type Format } from '../export/formats/index.ts';
import { openFolder } from '../export/read-folder.ts';
import { type ExportReport, writeFolder } from '../export/write-folder.ts';
import { readArguments, type Typed } from './arguments.ts';
import type { Command, ExitCode, Io } from './command.ts';
import { count } from './count.ts';
import { openSource, scopeAsked, scopeIn } from './export-source.ts';
import { UsageError } from './usage-error.ts';

const LANGUAGES = ['fr', 'en'] as const;
/** An export that is there already has its own. */
const OF_THE_SOURCE = ['from', 'to', 'purpose', 'party'];

const formatOf = (typed: Typed): Format | undefined => {
  const name = typed.text('format') ?? 'folder';
  const format = FORMATS.find((each) => each.name === name);
  if (!format && name !== 'folder')
    throw new UsageError(
      `--format is “${name}”, and must be one of folder, ${FORMATS.map((each) => each.name).join(', ')}`,
    );
  return format;
};

const languageOf = (typed: Typed): (typeof LANGUAGES)[number] => {
  const language = LANGUAGES.find((each) => each === (typed.text('language') ?? 'fr'));
  if (!language) throw new UsageError(`--language must be ${LANGUAGES.join(' or ')}`);
  return language;
};

/** The form's file: what is named like one is meant as one, everything else is a folder for it. Makes its folder. */
const fileFor = (format: Format, out: string): string => {
  const isFolder = existsSync(out) ? statSync(out).isDirectory() : extname(out) !== extname(format.file);
  mkdirSync(isFolder ? out : dirname(out), { recursive: true });
  return isFolder ? join(out, format.file) : out;
};

/** Says what an export holds, and what is wrong with it. */
const tell = ({ logs, earlier }: ExportReport, folder: string | undefined, io: Io): ExitCode => {
  if (earlier !== undefined)
    io.out(`${folder} held an earlier export with ${count(earlier, 'entry')}: it was gone on with`);
  for (const { origin, entries, bodies, dropped } of logs)
    io.out(
      `${origin}: ${
        dropped ? 'dropped, its checkpoint is kept' : `${count(entries, 'entry')}, ${count(bodies, 'body')}`
      }`,
    );
  const unexplained = logs.flatMap(({ unexplained: some }) => some);
  for (const index of unexplained.slice(0, 20))
    io.err(`temoin export: the body of entry ${index} is gone, and no entry says that it was erased`);
  return unexplained.length ? 1 : 0;
};

/** Writes what an auditor verifies. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'writes the proofs as files that anybody can verify',
  usage: `temoin export --data <dir> | --url <mount> | --folder <export>  --out <folder> [--from <time>] [--to <time>]
              [--purpose <ids>] [--party <name>] [--format folder|${FORMATS.map(({ name }) => name).join('|')}]
              [--language fr|en]

  --data      the collector’s data folder; the collector may serve meanwhile
  --url       the collector’s mount, https://boutique.example/temoin; TEMOIN_TOKEN holds an auditor’s token
  --folder    an export folder that is there already, to read another form from: it needs no collector and no token
  --out       a folder, made where it is not there; where it holds an earlier export of the same log, it goes on
  --from, --to  bodies of proofs logged from then, and before then; entries are always all there
  --purpose   bodies of these purposes alone, parted by commas
  --party     bodies of the purposes that this party takes part in alone
  --format    folder: everything, with its verifier (docs/export.md). The others are read from such a folder
              (docs/formats.md): ${FORMATS.map(({ name, file }) => `${name} ${file}`).join(', ')}
  --language  of the report: html`,
  async run(args, io) {
    const typed = readArguments(args, {
      text: ['data', 'url', 'folder', 'out', 'from', 'to', 'purpose', 'party', 'format', 'language'],
    });
    const out = resolve(typed.needed('out'));
    const format = formatOf(typed);
    const language = languageOf(typed);
    const asked = scopeAsked(typed);
    if (['data', 'url', 'folder'].filter((each) => typed.text(each)).length !== 1)
      throw new UsageError('one of --data, --url and --folder says where from');
    if (!format && existsSync(out) && !statSync(out).isDirectory())
      throw new UsageError(`${out} is a file, and the export is a folder`);

    const ready = typed.text('folder');
    if (ready) {
      const own = OF_THE_SOURCE.find((each) => typed.text(each) !== undefined);
      if (own) throw new UsageError(`--${own} is for --data and --url: ${ready} holds what it holds`);
      if (!format) throw new UsageError(`--format says which form is to be read from ${ready}`);
      if (!existsSync(ready)) throw new UsageError(`${ready} is not there`);
      // What is no export is refused before anything is made.
      openFolder(ready);
      const file = fileFor(format, out);
      await format.write(ready, file, { language });
      io.out(file);
      return 0;
    }

    const source = await openSource(typed);
    let draft: string | undefined;
    try {
      const scope = await scopeIn(source, asked, typed.text('party'));
      if (!format) {
        const code = tell(await writeFolder(source, out, scope), out, io);
        io.out(out);
        return code;
      }
      const file = fileFor(format, out);
      // A folder of the same disk: a large log does not fit everywhere.
      draft = mkdtempSync(join(dirname(file), '.temoin-export-'));
      const report = await writeFolder(source, draft, scope);
      await format.write(draft, file, { language });
      const code = tell(report, undefined, io);
      io.out(file);
      return code;
    } finally {
      await source.close();
      if (draft) rmSync(draft, { recursive: true, force: true });
    }
  },
};
