import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { WitnessState } from './state.ts';

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

const sync = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
};

/**
 * Memory as files: one folder a log, and in it one file, whose name is its version. A version is written whole beside
 * the others and then linked to its name, which fails where another process took that name: no lock is left behind by a
 * process that is killed.
 */
export const fileState = (folder: string): WitnessState => {
  const place = (log: string): string => {
    if (!/^[0-9a-f]{64}$/.test(log)) throw new RangeError('not a log');
    return join(folder, log);
  };
  const names = async (log: string): Promise<readonly string[]> => {
    try {
      return await readdir(place(log));
    } catch (error) {
      // Nothing of this log was ever cosigned.
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    }
  };
  const newest = async (log: string): Promise<number> =>
    Math.max(0, ...(await names(log)).filter((name) => /^\d+$/.test(name)).map(Number));

  return {
    async latest(log) {
      for (;;) {
        const version = await newest(log);
        if (version === 0) return undefined;
        try {
          return { version, note: await readFile(join(place(log), String(version)), 'utf8') };
        } catch (error) {
          // Another process went on to the next version at this very moment.
          if (codeOf(error) !== 'ENOENT') throw error;
        }
      }
    },

    async keep(log, after, note) {
      const here = place(log);
      await mkdir(here, { recursive: true, mode: 0o700 });
      // A name is as durable as the folders that lead to it.
      if (after === 0) for (const above of [folder, dirname(folder)]) await sync(above);
      const draft = join(here, `.${randomUUID()}`);
      const own = join(here, String(after + 1));
      const handle = await open(draft, 'wx', 0o600);
      try {
        await handle.writeFile(note);
        await handle.sync();
      } finally {
        await handle.close();
      }
      try {
        await link(draft, own);
      } catch (error) {
        await rm(draft, { force: true });
        // Taken; or the draft was swept away by a process that was faster.
        if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOENT') return false;
        throw error;
      }
      // A name that was free because it had been taken and left behind: this version came too late.
      if ((await newest(log)) > after + 1) {
        await rm(own, { force: true });
        await rm(draft, { force: true });
        return false;
      }
      await sync(here);
      for (const name of await names(log))
        if (name.startsWith('.') || Number(name) <= after) await rm(join(here, name), { force: true });
      return true;
    },
  };
};
