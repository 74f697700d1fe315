import type Database from 'better-sqlite3';
import type {
  Addition,
  ConsentRow,
  Erased,
  KnownProof,
  LogHead,
  LogStore,
  StoredDocument,
  StoredNotice,
  StoredTile,
} from './log-store.ts';
import { logDropper } from './sqlite-dropper.ts';
import type { RecordingEraser } from './sqlite-recordings.ts';
import { uuidBytes, uuidText } from './uuid.ts';

/** Room for the entries of one log in `entries.pos`. */
const SPAN = 2 ** 40;

type HeadRow = Omit<LogHead, 'dropped'> & { no: number; proofs: number; dropped: number };
type EntryRow = { pos: number; entry: string; body: string | null };
type ConsentRecord = Omit<ConsentRow, 'id' | 'granted'> & { id: Buffer; granted: number };

export const sqliteLog = (database: Database.Database, erase: RecordingEraser): LogStore => {
  const drop = logDropper(database);
  const sql = <P extends unknown[], R = unknown>(text: string): Database.Statement<P, R> =>
    database.prepare<P, R>(text);
  const heads = sql<[], HeadRow>(
    'SELECT no, epoch, origin, size, proofs, checkpoint, dropped FROM logs ORDER BY no',
  );
  const head = sql<[string], HeadRow>('SELECT * FROM logs WHERE epoch = ?');
  const open = sql<[string, string]>(
    "INSERT INTO logs (epoch, origin, size, proofs, checkpoint) VALUES (?, ?, 0, 0, '')",
  );
  const grow = sql<[number, number, string, number]>(
    'UPDATE logs SET size = ?, proofs = proofs + ?, checkpoint = ? WHERE no = ?',
  );
  const addEntry = sql<[number, string, Uint8Array | null, string | null, Uint8Array | null]>(
    'INSERT INTO entries (pos, entry, id, body, key) VALUES (?, ?, ?, ?, ?)',
  );
  const addTile = sql<[number, number, number, Uint8Array]>(
    'INSERT INTO tiles VALUES (?, ?, ?, ?) ON CONFLICT (log, level, n) DO UPDATE SET data = excluded.data',
  );
  const announce = sql<[number, string]>('INSERT OR IGNORE INTO announced VALUES (?, ?)');
  const announced = sql<[number], string>('SELECT digest FROM announced WHERE log = ?').pluck();
  const addNotice = sql<[string, string, string]>('INSERT OR IGNORE INTO notices VALUES (?, ?, ?)');
  const name = sql<[number, string]>('INSERT OR IGNORE INTO named VALUES (?, ?)');
  const addDocument = sql<[string, string, Uint8Array]>('INSERT OR IGNORE INTO documents VALUES (?, ?, ?)');
  const document = sql<[string], StoredDocument>(
    'SELECT digest, type, bytes FROM documents WHERE digest = ?',
  );
  const strip = sql<[number]>('UPDATE entries SET body = NULL, key = NULL WHERE pos = ?');
  const unlearn = sql<[Uint8Array]>('DELETE FROM consents WHERE id = ?');
  const putConsent = sql<[Uint8Array, string, string, string, number, number, number | null]>(
    'INSERT OR REPLACE INTO consents VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const sessionsOf = sql<[Uint8Array], string>('SELECT session FROM joins WHERE proof = ?').pluck();
  const tile = sql<[number, number, number], Buffer>(
    'SELECT data FROM tiles WHERE log = ? AND level = ? AND n = ?',
  ).pluck();
  const last = sql<[number, number], { level: number; index: number; data: Buffer }>(
    'SELECT level, n AS "index", data FROM tiles WHERE log = ? AND level = ? ORDER BY n DESC LIMIT 1',
  );
  const range = sql<[number, number], string>(
    'SELECT entry FROM entries WHERE pos >= ? AND pos < ? ORDER BY pos',
  ).pluck();
  const bodies = sql<[number, number, number], { pos: number; key: Buffer; body: string }>(
    'SELECT pos, key, body FROM entries WHERE pos >= ? AND pos < ? AND body IS NOT NULL ORDER BY pos LIMIT ?',
  );
  const proof = sql<[Uint8Array], EntryRow>('SELECT pos, entry, body FROM entries WHERE id = ?');
  const consent = sql<[Uint8Array], ConsentRecord>('SELECT * FROM consents WHERE id = ?');
  const notice = sql<[string], StoredNotice>('SELECT digest, language, bytes FROM notices WHERE digest = ?');
  const digests = sql<[], string>('SELECT digest FROM notices').pluck();
  const endExpired = sql<[number], Buffer>(
    'UPDATE consents SET ended = until WHERE ended IS NULL AND until <= ? RETURNING id',
  ).pluck();
  const forget = sql<[number]>(
    'DELETE FROM consents WHERE ended IS NOT NULL AND max(until, ended) < ? AND id NOT IN (SELECT proof FROM joins)',
  );
  const numberOf = (epoch: string) => head.get(epoch)?.no ?? -1;

  const append = database.transaction((addition: Addition): Erased | 'moved' => {
    const { epoch, origin, size, checkpoint } = addition.head;
    if ((head.get(epoch)?.size ?? 0) !== addition.from) return 'moved';
    if (!head.get(epoch)) open.run(epoch, origin);
    const no = numberOf(epoch);
    let pos = no * SPAN + addition.from;
    let proofs = 0;
    for (const { entry, proof, announces } of addition.entries) {
      if (announces) announce.run(no, announces);
      if (proof) proofs++;
      addEntry.run(pos++, entry, proof ? uuidBytes(proof.id) : null, proof?.body ?? null, proof?.key ?? null);
    }
    if (pos !== no * SPAN + size)
      throw new RangeError(`${addition.entries.length} entries from ${addition.from} to ${size}`);
    grow.run(size, proofs, checkpoint, no);
    for (const { level, index, data } of addition.tiles) addTile.run(no, level, index, data);
    for (const { digest, language, bytes } of addition.notices) addNotice.run(digest, language, bytes);
    for (const { id, purpose, notice, key, granted, until, ended } of addition.consents)
      putConsent.run(uuidBytes(id), purpose, notice, key, Number(granted), until, ended);
    for (const { digest, type, bytes } of addition.documents ?? []) {
      addDocument.run(digest, type, bytes);
      name.run(no, digest);
    }
    for (const index of addition.forget ?? []) strip.run(no * SPAN + index);
    const gone = addition.erase.map((id) => [id, erase(sessionsOf.all(uuidBytes(id)), addition.now)]);
    erase(addition.sessions ?? [], addition.now);
    for (const id of addition.unlearn ?? []) unlearn.run(uuidBytes(id));
    if (addition.drop) {
      const other = numberOf(addition.drop);
      drop({ no: other, from: other * SPAN, to: (other + 1) * SPAN });
    }
    return Object.fromEntries(gone);
  });

  return {
    logs: async () =>
      heads.all().map(({ epoch, origin, size, checkpoint, dropped }) => ({
        ...{ epoch, origin, size, checkpoint },
        ...(dropped && { dropped: true as const }),
      })),
    append: async (addition) => append.immediate(addition),
    async edge(epoch) {
      const tiles: StoredTile[] = [];
      const no = numberOf(epoch);
      for (let found = last.get(no, 0); found; found = last.get(no, tiles.length)) tiles.push(found);
      return tiles;
    },
    tiles: async (epoch, wanted) =>
      wanted.flatMap(({ level, index }) => {
        const data = tile.get(numberOf(epoch), level, index);
        return data ? [{ level, index, data }] : [];
      }),
    entries: async (epoch, first, count) =>
      range.all(numberOf(epoch) * SPAN + first, numberOf(epoch) * SPAN + first + count),
    async bodies(epoch, from, count) {
      const start = numberOf(epoch) * SPAN;
      return bodies
        .all(start + from, start + SPAN, count)
        .map(({ pos, key, body }) => ({ index: pos - start, key, body }));
    },
    async proofs(ids) {
      const known: KnownProof[] = [];
      for (const id of ids) {
        const row = proof.get(uuidBytes(id));
        if (!row) continue;
        const epoch = heads.all().find(({ no }) => no === Math.floor(row.pos / SPAN))?.epoch as string;
        known.push({
          id,
          epoch,
          index: row.pos % SPAN,
          entry: row.entry,
          ...(row.body !== null && { body: row.body }),
        });
      }
      return known;
    },
    consents: async (ids) =>
      ids.flatMap((id) => {
        const row = consent.get(uuidBytes(id));
        return row ? [{ ...row, id, granted: row.granted === 1 }] : [];
      }),
    announced: async (epoch) => announced.all(numberOf(epoch)),
    notice: async (digest) => notice.get(digest),
    document: async (digest) => document.get(digest),
    noticeDigests: async () => digests.all(),
    endExpired: async (now) => endExpired.all(now).map(uuidText),
    async forgetConsents(before) {
      forget.run(before);
    },
  };
};
