import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256hex } from '../collector/sha256.ts';
import { dossiersOf } from '../dossier/index.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { readConfigurationFile } from './configuration-file.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

/** The day by the machine's own calendar. */
const today = (): string => {
  const now = new Date();
  const two = (part: number) => `${part}`.padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

const dayOf = (text: string): string => {
  const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text)
    throw new UsageError(`--date is “${text}”, and must be a day such as 2026-11-22`);
  return text;
};

/** Explains a configuration for the record of processing activities and the impact assessment (GDPR art. 30, 35). */
export const dossier: Command = {
  name: 'dossier',
  summary: 'explains a configuration for the record of processing and the impact assessment',
  usage: `temoin dossier <temoin.json> --out <folder> [--date 2026-11-22]

  --out   the folder for dossier.fr.html, dossier.en.html and dossier.json; made where it is not there
  --date  the day it is drawn up on; today where it is not said
  The configuration is refused exactly as by temoin check. The same file on the same day gives the same bytes.`,
  async run(args, io) {
    const typed = readArguments(args, { text: ['out', 'date'], names: 1 });
    const [file = ''] = typed.names;
    const out = typed.needed('out');
    const date = dayOf(typed.text('date') ?? today());
    if (existsSync(out) && !statSync(out).isDirectory()) throw new UsageError(`${out} is not a folder`);
    const sound = readConfigurationFile(file, io.err);
    if (!sound) return 1;
    const given = { ...sound, sha256: sha256hex(readFileSync(file)), date, version: version() };
    mkdirSync(out, { recursive: true });
    for (const [name, content] of dossiersOf(given, sha256hex)) {
      writeFileSync(join(out, name), content);
      io.out(join(out, name));
    }
    return 0;
  },
};
