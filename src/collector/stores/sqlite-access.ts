import type Database from 'better-sqlite3';
import type { Access, AccessStore, AccessToken, SiteVersion, SweepRun } from './access-store.ts';

export const sqliteAccess = (database: Database.Database): AccessStore => {
  const sql = <P extends unknown[], R = unknown>(text: string): Database.Statement<P, R> =>
    database.prepare<P, R>(text);
  const addToken = sql<[string, string, string, number, string | null]>(
    'INSERT INTO tokens VALUES (?, ?, ?, ?, ?)',
  );
  const token = sql<[string], Omit<AccessToken, 'party'> & { party: string | null }>(
    'SELECT * FROM tokens WHERE hash = ?',
  );
  const note = sql<[number, string, string, string, number]>(
    'INSERT INTO accesses (at, who, what, purpose, granted) VALUES (?, ?, ?, ?, ?)',
  );
  const accesses = sql<[number], Omit<Access, 'granted'> & { granted: number }>(
    'SELECT at, who, what, purpose, granted FROM accesses ORDER BY no DESC LIMIT ?',
  );
  const use = sql<[string, number]>('INSERT OR IGNORE INTO used VALUES (?, ?)');
  const newest = sql<[], SiteVersion>('SELECT version, since FROM versions ORDER BY no DESC LIMIT 1');
  const addVersion = sql<[string, number]>('INSERT INTO versions (version, since) VALUES (?, ?)');
  const addSweep = sql<[number, number, number, number]>(
    'INSERT INTO sweeps (at, erased, orphans, ended) VALUES (?, ?, ?, ?)',
  );
  const sweeps = sql<[number], SweepRun>(
    'SELECT at, erased, orphans, ended FROM sweeps ORDER BY no DESC LIMIT ?',
  );
  const forget = ['DELETE FROM tokens WHERE expires <= ?', 'DELETE FROM used WHERE until <= ?'].map((text) =>
    sql<[number]>(text),
  );

  return {
    async addToken({ hash, role, label, expires, party }) {
      addToken.run(hash, role, label, expires, party ?? null);
    },
    async token(hash) {
      const row = token.get(hash);
      if (!row) return undefined;
      const { party, ...found } = row;
      return { ...found, ...(party !== null && { party }) };
    },
    async noteAccess({ at, who, what, purpose, granted }) {
      note.run(at, who, what, purpose, Number(granted));
    },
    accesses: async (limit) => accesses.all(limit).map((row) => ({ ...row, granted: row.granted === 1 })),
    firstUse: async (digest, until) => use.run(digest, until).changes === 1,
    version: async () => newest.get(),
    async noteVersion({ version, since }) {
      addVersion.run(version, since);
    },
    async noteSweep({ at, erased, orphans, ended }) {
      addSweep.run(at, erased, orphans, ended);
    },
    sweeps: async (limit) => sweeps.all(limit),
    async forgetAccess(now) {
      for (const statement of forget) statement.run(now);
    },
  };
};
