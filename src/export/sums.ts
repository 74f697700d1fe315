import { createHash, hash } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isOwn } from './own-files.ts';

/** SHA-256, hex, of the files of a folder, by their path inside it. */
export type Sums = Map<string, string>;

/** Writes a file whole, and notes its sum. Throws for a path that no export has. */
export const put = (folder: string, sums: Sums, path: string, bytes: string | Uint8Array): void => {
  if (!isOwn(path)) throw new Error(`${JSON.stringify(path)} is no file of an export`);
  mkdirSync(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, path), bytes, { mode: 0o600 });
  sums.set(path, hash('sha256', bytes, 'hex'));
};

/** As `sha256sum -c` reads it, in the order of the names. */
export const sumsText = (sums: Sums): string =>
  [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, sum]) => `${sum}  ${path}\n`)
    .join('');

/** SHA-256, hex, of a file of any length. */
export const sumOf = async (path: string): Promise<string> => {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path)) digest.update(chunk as Buffer);
  return digest.digest('hex');
};

/** Paths of all files below a folder, with `/` between their parts. */
export const filesBelow = (folder: string, below = ''): string[] =>
  readdirSync(join(folder, below), { withFileTypes: true }).flatMap((each) => {
    const path = below ? `${below}/${each.name}` : each.name;
    return each.isDirectory() ? filesBelow(folder, path) : [path];
  });
