import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export const dropIn: string = join(import.meta.dirname, '../../dist/drop-in');

/** Bytes of what was built, packed by gzip at its best, by the path below the drop-in's folder. Exact. */
export const gzipBytes = (path: string): number =>
  gzipSync(readFileSync(join(dropIn, path)), { level: 9 }).length;

/** Every adapter that was built, with real code beside it or a fake. */
export const adapters = (): readonly string[] =>
  ['cmp', 'recorders'].flatMap((folder) =>
    readdirSync(join(dropIn, folder))
      .filter((name) => name.endsWith('.js'))
      .sort()
      .map((name) => `${folder}/${name}`),
  );
