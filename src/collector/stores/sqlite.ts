import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sqliteAccess } from './sqlite-access.ts';
import { sqliteCosignatures } from './sqlite-cosignatures.ts';
import { sqliteLog } from './sqlite-log.ts';
import { recordingEraser, sqliteRecordings } from './sqlite-recordings.ts';
import { prepareDatabase } from './sqlite-schema.ts';
import { sqliteStamps } from './sqlite-stamps.ts';
import type { Store } from './store.ts';

/**
 * The embedded store: one file, `temoin.sqlite`, in the data folder, readable by its owner alone. Several processes
 * may hold it; a writer waits up to ten seconds for another. `cache`: KiB that its pages may take of the memory; who
 * reads all once needs few. Throws where it cannot be opened.
 */
export const openSqliteStore = (data: string, { cache }: { readonly cache?: number } = {}): Store => {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const file = join(data, 'temoin.sqlite');
  // SQLite gives its companions (`-wal`, `-shm`) the mode of the file itself.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  const database = new Database(file);
  prepareDatabase(database, cache);
  const erase = recordingEraser(database);
  return {
    ...sqliteLog(database, erase),
    ...sqliteRecordings(database, erase),
    ...sqliteAccess(database),
    ...sqliteStamps(database),
    ...sqliteCosignatures(database),
    async scrub() {
      // The write-ahead log still holds the pages as they were before the deletion. A reader is not waited for long:
      // no proof may wait for a backup.
      database.pragma('busy_timeout = 200');
      try {
        const [told] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
        return told?.busy === 0;
      } finally {
        database.pragma('busy_timeout = 10000');
      }
    },
    async close() {
      database.close();
    },
  };
};
