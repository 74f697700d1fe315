import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './usage-error.ts';

/** An export, finished or broken off (docs/export.md). */
const isExport = (folder: string): boolean =>
  existsSync(join(folder, 'UNFINISHED')) ||
  (existsSync(join(folder, 'SHA256SUMS')) && existsSync(join(folder, 'verify.mjs')));

/** Refuses a folder in which no collector keeps its data, and says what it is instead. */
export const insistOnData = (data: string): void => {
  if (existsSync(join(data, 'temoin.sqlite'))) return;
  if (!existsSync(data)) throw new UsageError(`${data} is not there`);
  throw new UsageError(
    isExport(data)
      ? `${data} is an export and no collector’s data; temoin export --folder reads one`
      : `${data} holds no data of a collector`,
  );
};
