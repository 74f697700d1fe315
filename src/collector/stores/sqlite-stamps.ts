import type Database from 'better-sqlite3';
import type { Stamp, StampStore } from './stamp-store.ts';

/** One step of the schema. Never changes. */
export const STAMPS = `
CREATE TABLE stamps (epoch TEXT NOT NULL, size INTEGER NOT NULL, checkpoint TEXT NOT NULL, token BLOB NOT NULL,
  at INTEGER NOT NULL, UNIQUE (epoch, size)) STRICT;
`;

export const sqliteStamps = (database: Database.Database): StampStore => {
  const keep = database.prepare<[string, number, string, Uint8Array, number]>(
    'INSERT OR IGNORE INTO stamps VALUES (?, ?, ?, ?, ?)',
  );
  const last = database.prepare<[string], Stamp>(
    'SELECT * FROM stamps WHERE epoch = ? ORDER BY size DESC LIMIT 1',
  );
  const all = database.prepare<[string], Stamp>('SELECT * FROM stamps WHERE epoch = ? ORDER BY size');
  return {
    async keepStamp({ epoch, size, checkpoint, token, at }) {
      keep.run(epoch, size, checkpoint, token, at);
    },
    lastStamp: async (epoch) => last.get(epoch),
    stamps: async (epoch) => all.all(epoch),
  };
};
