import { Worker } from 'node:worker_threads';
import type { Archive, ArchiveOptions } from './archive.ts';
import type { Question, Reply } from './archive-thread.ts';

/** Beside this file, in the source as in what is built from it. */
const THREAD = new URL(
  import.meta.url.endsWith('.ts') ? './archive-thread.ts' : './archive-thread.js',
  import.meta.url,
);

interface Asked {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The archive in a thread of its own: hashing, SQL and the disk's slowness happen there, and this thread only waits.
 * Every method answers as the archive's own; all of them reject once the thread has died.
 */
export const openArchiveOffThread = async (options: ArchiveOptions): Promise<Archive> => {
  const worker = new Worker(THREAD, { workerData: options });
  const asked = new Map<number, Asked>();
  let last = 0;
  let dead: unknown;

  const die = (error: unknown): void => {
    dead ??= error;
    for (const { reject } of asked.values()) reject(error);
    asked.clear();
  };
  worker.on('error', die);
  worker.on('exit', () => die(new Error('The thread of the archive has ended.')));
  worker.on('message', (reply: Reply) => {
    const waiting = asked.get(reply.no);
    asked.delete(reply.no);
    if ('error' in reply) waiting?.reject(reply.error);
    else waiting?.resolve(reply.value);
  });
  const answer = (no: number): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (dead) reject(dead);
      else asked.set(no, { resolve, reject });
    });
  const ask = (method: string, args: readonly unknown[]): Promise<unknown> => {
    const no = ++last;
    const answered = answer(no);
    if (!dead) worker.postMessage({ no, method, args } satisfies Question);
    return answered;
  };

  const publicKey = (await answer(0)) as Uint8Array;
  return new Proxy({ publicKey } as Archive, {
    get: (target, method: string) =>
      // An object with a `then` would be taken for a promise.
      method in target || method === 'then'
        ? target[method as keyof Archive]
        : (...args: unknown[]) => ask(method, args),
  });
};
