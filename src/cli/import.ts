import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { count } from './count.ts';
import { insistOnData } from './data-folder.ts';
import { UsageError } from './usage-error.ts';

const MOST = 64 * 1024 * 1024;

/** Keeps what another system knew of earlier choices, as it came. */
export const importCommand: Command = {
  name: 'import',
  summary: 'keeps a file of choices that another system recorded, logged by its SHA-256',
  usage: `temoin import <file> --data <dir> --records <n> --why <reason>

  --records  how many choices are in it
  --why      one line that stays in the log for ever: where it comes from (“Didomi, version 42, until 2026-10-31”)
  The file goes into every export as it is. It proves that it existed from now on, and nothing of what it says: no
  consent of ours comes of it, and nobody is recorded because of it.`,
  async run(args, io) {
    const typed = readArguments(args, { text: ['data', 'records', 'why'], names: 1 });
    const [file = ''] = typed.names;
    const data = typed.needed('data');
    const records = typed.number('records', undefined, 0, 999_999_999);
    const why = typed.needed('why').trim();
    if (!existsSync(file) || !statSync(file).isFile()) throw new UsageError(`${file} is no file`);
    if (statSync(file).size > MOST) throw new UsageError(`${file} is larger than 64 MiB: part it`);
    const type = /^\.[a-z0-9]{1,8}$/.exec(extname(file).toLowerCase())?.[0].slice(1) ?? 'bin';
    insistOnData(data);
    const { openShelves, sha256hex } = await import('../collector/index.ts');
    const bytes = readFileSync(file);
    const digest = sha256hex(bytes);
    const shelves = await openShelves(data, () => {});
    try {
      const index = await shelves.scribe.addImport({ digest, type, bytes }, records, why, Date.now());
      io.out(`entry ${index}: ${digest}.${type}, ${count(records, 'record')}`);
    } finally {
      await shelves.store.close();
    }
    return 0;
  },
};
