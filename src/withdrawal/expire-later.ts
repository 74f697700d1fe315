import type { Clock } from '../platform/clock.ts';
import type { Terminal } from '../platform/terminal.ts';
import type { Tracker } from '../purpose/purpose.ts';
import { createPass, type Expiry } from './expiry.ts';

const deleteDatabase = (factory: IDBFactory, name: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const request = factory.deleteDatabase(name);
    request.onsuccess = resolve;
    request.onerror = reject;
  });

/**
 * Expires databases and caches. Each step has `limit` milliseconds; what is not gone by then is residual. A database
 * that another tab holds open goes when that tab lets it, and the next pass looks again. Never rejects.
 */
export const expireLater = async (
  trackers: readonly Tracker[],
  terminal: Terminal,
  clock: Clock,
  limit = 1000,
): Promise<Expiry> => {
  const { expiry, share } = createPass(trackers);
  const within = <T>(work: Promise<T>) =>
    Promise.race([
      // What cannot be listed or deleted shows in the report.
      work.catch(() => undefined),
      new Promise<undefined>((resolve) => clock.after(limit, () => resolve(undefined))),
    ]);
  const sweep = async (
    store: Tracker['store'],
    list: () => Promise<string[]>,
    drop: (name: string) => Promise<unknown>,
  ) => {
    const { declared, due, report } = share(store);
    if (!declared[0]) return;
    // Some browsers cannot list databases: the names that are not patterns can be tried all the same.
    const before = (await within(list())) ?? declared.map(({ name }) => name);
    const gone: string[] = [];
    const end = async (name: string) => {
      await drop(name);
      if (!name.includes('*')) gone.push(name);
    };
    await within(Promise.allSettled(before.filter(due).map(end)));
    report(before, (await within(list())) ?? before.filter((name) => !gone.includes(name)));
  };
  const factory = terminal.databases();
  const shelves = terminal.caches();
  await Promise.all([
    factory &&
      sweep(
        'indexedDB',
        async () => (await factory.databases()).map(({ name }) => name ?? ''),
        (name) => deleteDatabase(factory, name),
      ),
    shelves &&
      sweep(
        'cache',
        () => shelves.keys(),
        (name) => shelves.delete(name),
      ),
  ]);
  return expiry;
};
