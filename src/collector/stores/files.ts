import { randomUUID } from 'node:crypto';
import { mkdir, open, opendir, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Payloads } from './payloads.ts';

const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const sync = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
};

/** Payloads as files: one folder a session below `recordings/`, readable by the owner alone. */
export const filePayloads = (data: string): Payloads => {
  const root = join(data, 'recordings');
  const folder = (session: string): string => {
    // Whatever the caller let through: a session never leads out of this folder.
    if (!/^[\w-]+$/.test(session)) throw new RangeError('not a session');
    return join(root, session);
  };

  const write = async (session: string, bytes: Uint8Array): Promise<string> => {
    const made = await mkdir(folder(session), { recursive: true, mode: 0o700 });
    const name = randomUUID();
    const draft = join(folder(session), `.${name}`);
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, join(folder(session), name));
    // A file is as durable as the folders that name it.
    await sync(folder(session));
    if (made) await sync(root);
    return name;
  };

  return {
    async write(session, bytes) {
      try {
        return await write(session, bytes);
      } catch (error) {
        // The session was erased at this very moment, and its folder with it.
        if (isGone(error)) return write(session, bytes);
        throw error;
      }
    },
    read: async (session, name) => readFile(join(folder(session), name)),
    async drop(session, name) {
      await rm(join(folder(session), name), { force: true });
      // Only an empty folder goes; one that still holds segments stays.
      await rmdir(folder(session)).catch(() => {});
    },
    // What is written into it at this very moment makes it full again: once more, then.
    erase: async (session) =>
      rm(folder(session), { recursive: true, force: true, maxRetries: 10, retryDelay: 10 }),
    async *sessions() {
      try {
        for await (const entry of await opendir(root)) if (entry.isDirectory()) yield entry.name;
      } catch (error) {
        // Nothing was ever recorded.
        if (!isGone(error)) throw error;
      }
    },
    async list(session) {
      const names = await readdir(folder(session)).catch((error) => {
        if (isGone(error)) return [];
        throw error;
      });
      const files = await Promise.all(
        names.map(async (name) => {
          const written = await stat(join(folder(session), name)).then(
            (found) => found.mtimeMs,
            () => undefined,
          );
          return written === undefined ? [] : [{ name, written }];
        }),
      );
      return files.flat();
    },
  };
};
