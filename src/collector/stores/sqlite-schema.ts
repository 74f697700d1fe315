import type Database from 'better-sqlite3';
import { COSIGNATURES } from './sqlite-cosignatures.ts';
import { STAMPS } from './sqlite-stamps.ts';

/**
 * `entries.pos` is `logs.no * 2^40 + index`: the rows lie in the order of the logs. `joins` alone connects a recording
 * with a proof, and `keys` alone makes its payload readable.
 */
const FIRST = `
CREATE TABLE logs (no INTEGER PRIMARY KEY, epoch TEXT NOT NULL UNIQUE, origin TEXT NOT NULL, size INTEGER NOT NULL,
  proofs INTEGER NOT NULL, checkpoint TEXT NOT NULL) STRICT;
CREATE TABLE entries (pos INTEGER PRIMARY KEY, entry TEXT NOT NULL, id BLOB, body TEXT, key BLOB) STRICT;
CREATE UNIQUE INDEX proofs ON entries (id) WHERE id IS NOT NULL;
CREATE TABLE tiles (log INTEGER NOT NULL, level INTEGER NOT NULL, n INTEGER NOT NULL, data BLOB NOT NULL,
  UNIQUE (log, level, n)) STRICT;
CREATE TABLE announced (log INTEGER NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (log, digest)) STRICT, WITHOUT ROWID;
CREATE TABLE notices (digest TEXT PRIMARY KEY, language TEXT NOT NULL, bytes TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE consents (id BLOB PRIMARY KEY, purpose TEXT NOT NULL, notice TEXT NOT NULL, key TEXT NOT NULL,
  granted INTEGER NOT NULL, until INTEGER NOT NULL, ended INTEGER) STRICT, WITHOUT ROWID;
CREATE INDEX consents_open ON consents (until) WHERE ended IS NULL;
CREATE TABLE recordings (session TEXT PRIMARY KEY, purpose TEXT NOT NULL, notice TEXT NOT NULL,
  siteVersion TEXT NOT NULL, started INTEGER NOT NULL, last INTEGER NOT NULL, expires INTEGER NOT NULL,
  bytes INTEGER NOT NULL, segments INTEGER NOT NULL, difficulties INTEGER NOT NULL, measures TEXT NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE INDEX recordings_newest ON recordings (purpose, started);
CREATE TABLE joins (session TEXT PRIMARY KEY, proof BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX joins_by_proof ON joins (proof);
CREATE TABLE keys (session TEXT PRIMARY KEY, key BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE segments (session TEXT NOT NULL, n INTEGER NOT NULL, file TEXT NOT NULL, mark BLOB NOT NULL,
  PRIMARY KEY (session, n)) STRICT, WITHOUT ROWID;
CREATE TABLE tokens (hash TEXT PRIMARY KEY, role TEXT NOT NULL, label TEXT NOT NULL, expires INTEGER NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE TABLE accesses (no INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,
  purpose TEXT NOT NULL, granted INTEGER NOT NULL) STRICT;
CREATE TABLE used (digest TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE versions (no INTEGER PRIMARY KEY, version TEXT NOT NULL, since INTEGER NOT NULL) STRICT;
CREATE TABLE sweeps (no INTEGER PRIMARY KEY, at INTEGER NOT NULL, erased INTEGER NOT NULL, orphans INTEGER NOT NULL,
  ended INTEGER NOT NULL) STRICT;
`;

/** The session's SHA-256 only: nothing of what was erased is left to be read. */
const ERASED = `
CREATE TABLE erased (digest BLOB PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX erased_until ON erased (until);
`;

/** What entries name by SHA-256, and what is left of a dropped log. */
const DOCUMENTS = `
CREATE TABLE documents (digest TEXT PRIMARY KEY, type TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE named (log INTEGER NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (log, digest)) STRICT, WITHOUT ROWID;
ALTER TABLE logs ADD COLUMN dropped INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tokens ADD COLUMN party TEXT;
`;

/** How much of S1 was found in a recording and masked: since its last release, and of each kind (JSON). */
const QUARANTINE = `
ALTER TABLE recordings ADD COLUMN quarantined INTEGER NOT NULL DEFAULT 0;
ALTER TABLE recordings ADD COLUMN found TEXT NOT NULL DEFAULT '{}';
`;

/** What made each version of the tables out of the one before. Grows at its end, and never changes before it. */
const STEPS = [FIRST, ERASED, DOCUMENTS, STAMPS, COSIGNATURES, QUARANTINE];
const VERSION = STEPS.length;

/**
 * Makes the connection safe and the tables those of this version, in place. `FULL`: a committed transaction survives a
 * power cut. `secure_delete`: what is deleted is overwritten. Throws where the file was written by a newer version.
 * `cache`: KiB.
 */
export const prepareDatabase = (database: Database.Database, cache = 65_536): void => {
  database.pragma('busy_timeout = 10000');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('secure_delete = ON');
  database.pragma('wal_autocheckpoint = 8000');
  database.pragma(`cache_size = -${cache}`);
  database.pragma('foreign_keys = ON');
  database
    .transaction(() => {
      const found = database.pragma('user_version', { simple: true }) as number;
      if (found > VERSION)
        throw new Error(`The data were written by a newer version (${found}, this one knows ${VERSION}).`);
      for (const step of STEPS.slice(found)) database.exec(step);
      if (found < VERSION) database.pragma(`user_version = ${VERSION}`);
    })
    .immediate();
};
