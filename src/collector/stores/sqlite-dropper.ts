import type Database from 'better-sqlite3';

/** Takes away, in the transaction that runs, all of a log but its last checkpoint. */
export type LogDropper = (log: { readonly no: number; readonly from: number; readonly to: number }) => void;

/** Notices and documents go with the last log that tells of them. */
export const logDropper = (database: Database.Database): LogDropper => {
  const entries = database.prepare<[number, number]>('DELETE FROM entries WHERE pos >= ? AND pos < ?');
  const ofLog = ['tiles', 'announced', 'named'].map((table) =>
    database.prepare<[number]>(`DELETE FROM ${table} WHERE log = ?`),
  );
  const orphans = [
    'DELETE FROM notices WHERE digest NOT IN (SELECT digest FROM announced)',
    'DELETE FROM documents WHERE digest NOT IN (SELECT digest FROM named)',
  ].map((text) => database.prepare(text));
  // What vouches for the last checkpoint stays with it.
  const stamps = database.prepare<[number, number]>(
    `DELETE FROM stamps WHERE epoch = (SELECT epoch FROM logs WHERE no = ?)
       AND size <> (SELECT size FROM logs WHERE no = ?)`,
  );
  const cosignatures = database.prepare<[number, number]>(
    `DELETE FROM cosignatures WHERE epoch = (SELECT epoch FROM logs WHERE no = ?)
       AND size <> (SELECT size FROM logs WHERE no = ?)`,
  );
  const mark = database.prepare<[number]>('UPDATE logs SET dropped = 1 WHERE no = ?');
  return ({ no, from, to }) => {
    entries.run(from, to);
    for (const statement of ofLog) statement.run(no);
    for (const statement of orphans) statement.run();
    stamps.run(no, no);
    cosignatures.run(no, no);
    mark.run(no);
  };
};
