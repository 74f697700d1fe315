import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

const PAGE = 2 ** 16;

/** Writes a file piece by piece, and puts it in its place when it is whole and durable. */
export const writeOut = async (
  folder: string,
  out: string,
  usual: string,
  pieces: AsyncIterable<string>,
): Promise<void> => {
  const asked = resolve(out);
  const target = existsSync(asked) && statSync(asked).isDirectory() ? join(asked, usual) : asked;
  const inside = relative(realpathSync(folder), join(realpathSync(dirname(target)), basename(target)));
  if (inside !== '..' && !inside.startsWith(`..${sep}`))
    throw new Error(`${out} lies in the export folder: it would no longer be what its SHA256SUMS say`);
  const half = `${target}.part`;
  const file = openSync(half, 'w', 0o600);
  try {
    let page = '';
    const flush = () => {
      const bytes = Buffer.from(page);
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
      page = '';
    };
    for await (const piece of pieces) {
      page += piece;
      if (page.length > PAGE) flush();
    }
    flush();
    fsyncSync(file);
  } catch (error) {
    closeSync(file);
    rmSync(half, { force: true });
    throw error;
  }
  closeSync(file);
  renameSync(half, target);
};
