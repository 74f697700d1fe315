import type Database from 'better-sqlite3';
import { COSIGNATURES_KEPT, type Cosignature, type CosignatureStore } from './cosignature-store.ts';

/** One step of the schema. Never changes. */
export const COSIGNATURES = `
CREATE TABLE cosignatures (epoch TEXT NOT NULL, witness TEXT NOT NULL, size INTEGER NOT NULL, checkpoint TEXT NOT NULL,
  line TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (epoch, witness, size)) STRICT, WITHOUT ROWID;
`;

export const sqliteCosignatures = (database: Database.Database): CosignatureStore => {
  const put = database.prepare<[string, string, number, string, string, number]>(
    'INSERT OR REPLACE INTO cosignatures VALUES (?, ?, ?, ?, ?, ?)',
  );
  const trim = database.prepare<[string, string, string, string, number]>(
    `DELETE FROM cosignatures WHERE epoch = ? AND witness = ? AND size <=
      (SELECT size FROM cosignatures WHERE epoch = ? AND witness = ? ORDER BY size DESC LIMIT 1 OFFSET ?)`,
  );
  const last = database.prepare<[string, string], Cosignature>(
    'SELECT * FROM cosignatures WHERE epoch = ? AND witness = ? ORDER BY size DESC LIMIT 1',
  );
  const of = database.prepare<[string, number], Cosignature>(
    'SELECT * FROM cosignatures WHERE epoch = ? AND size = ? ORDER BY witness',
  );
  const largest = database
    .prepare<[string, number], number | null>(
      'SELECT max(size) FROM cosignatures WHERE epoch = ? AND size <= ?',
    )
    .pluck();
  const names = database
    .prepare<[], string>('SELECT DISTINCT witness FROM cosignatures ORDER BY witness')
    .pluck();
  const keep = database.transaction(({ epoch, witness, size, checkpoint, line, at }: Cosignature) => {
    put.run(epoch, witness, size, checkpoint, line, at);
    trim.run(epoch, witness, epoch, witness, COSIGNATURES_KEPT);
  });
  return {
    async keepCosignature(cosignature) {
      keep.immediate(cosignature);
    },
    lastCosignature: async (epoch, witness) => last.get(epoch, witness),
    cosignatures: async (epoch, size) => of.all(epoch, size),
    witnesses: async () => names.all(),
    cosignedSize: async (epoch, most) => largest.get(epoch, most) ?? 0,
  };
};
