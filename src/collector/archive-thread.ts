import { parentPort, workerData } from 'node:worker_threads';
import { type Archive, type ArchiveOptions, openArchive } from './archive.ts';

/** What the thread is asked, and what it answers. The first answer, 0, says that it is open. */
export interface Question {
  readonly no: number;
  readonly method: string;
  readonly args: readonly unknown[];
}
export type Reply = { readonly no: number } & ({ readonly value: unknown } | { readonly error: unknown });

const port = parentPort;
if (!port) throw new Error('This file is a thread of the collector, not a program.');

try {
  const archive: Archive = await openArchive(workerData as ArchiveOptions);
  port.on('message', async ({ no, method, args }: Question) => {
    try {
      const run = archive[method as keyof Archive] as (...args: readonly unknown[]) => Promise<unknown>;
      port.postMessage({ no, value: await run(...args) } satisfies Reply);
      if (method === 'close') port.close();
    } catch (error) {
      port.postMessage({ no, error } satisfies Reply);
    }
  });
  port.postMessage({ no: 0, value: archive.publicKey } satisfies Reply);
} catch (error) {
  port.postMessage({ no: 0, error } satisfies Reply);
  port.close();
}
