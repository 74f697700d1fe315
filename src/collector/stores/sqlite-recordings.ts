import type Database from 'better-sqlite3';
import { sha256 } from '../sha256.ts';
import {
  ERASED_FOR,
  type NewSegment,
  type Recording,
  type RecordingStore,
  type SegmentAnswer,
  type StoredSegment,
} from './recording-store.ts';
import { uuidBytes, uuidText } from './uuid.ts';

/** Takes everything of these sessions away for good, in the transaction that runs; answers those that were there. */
export type RecordingEraser = (sessions: readonly string[], now: number) => string[];

const digestOf = (session: string): Uint8Array => sha256(Buffer.from(session));

export const recordingEraser = (database: Database.Database): RecordingEraser => {
  // The key first: without it the payload is noise, whatever happens to the rest.
  const dependents = ['keys', 'segments', 'joins'].map((table) =>
    database.prepare<[string]>(`DELETE FROM ${table} WHERE session = ?`),
  );
  const recording = database.prepare<[string]>('DELETE FROM recordings WHERE session = ?');
  const remember = database.prepare<[Uint8Array, number]>('INSERT OR REPLACE INTO erased VALUES (?, ?)');
  return (sessions, now) =>
    sessions.filter((session) => {
      remember.run(digestOf(session), now + ERASED_FOR);
      for (const statement of dependents) statement.run(session);
      return recording.run(session).changes > 0;
    });
};

/** JSON: how often each kind was found, with these. */
const withFinds = (before = '{}', kinds: readonly string[]): string => {
  const counts = JSON.parse(before) as Record<string, number>;
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return JSON.stringify(counts);
};

type ConsentState = { purpose: string; notice: string };

export const sqliteRecordings = (database: Database.Database, erase: RecordingEraser): RecordingStore => {
  const sql = <P extends unknown[], R = unknown>(text: string): Database.Statement<P, R> =>
    database.prepare<P, R>(text);
  const living = sql<[Uint8Array, number], ConsentState>(
    'SELECT purpose, notice FROM consents WHERE id = ? AND granted = 1 AND ended IS NULL AND until > ?',
  );
  const recording = sql<[string], Recording>('SELECT * FROM recordings WHERE session = ?');
  const secrets = sql<[string], { proof: Buffer; key: Buffer }>(
    'SELECT proof, key FROM joins JOIN keys USING (session) WHERE session = ?',
  );
  const mark = sql<[string, number], Buffer>('SELECT mark FROM segments WHERE session = ? AND n = ?').pluck();
  const erased = sql<[Uint8Array, number]>('SELECT 1 FROM erased WHERE digest = ? AND until > ?');
  const forget = sql<[number]>('DELETE FROM erased WHERE until <= ?');
  const open = sql<[string, string, string, string, number, number, number, string]>(
    "INSERT INTO recordings VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, 0, '{}')",
  );
  const join = sql<[string, Uint8Array]>('INSERT INTO joins VALUES (?, ?)');
  const addKey = sql<[string, Uint8Array]>('INSERT INTO keys VALUES (?, ?)');
  const add = sql<[string, number, string, Uint8Array]>('INSERT INTO segments VALUES (?, ?, ?, ?)');
  const grow = sql<[number, number, number, number, number, string, string]>(
    `UPDATE recordings SET last = max(last, ?), expires = max(expires, ?), bytes = bytes + ?, segments = segments + 1,
     difficulties = difficulties + ?, quarantined = quarantined + ?, found = ? WHERE session = ?`,
  );
  const release = sql<[string]>(
    'UPDATE recordings SET quarantined = 0 WHERE session = ? AND quarantined > 0',
  );
  const segments = sql<[string], StoredSegment>(
    'SELECT n, file, mark AS "check" FROM segments WHERE session = ? ORDER BY n',
  );
  const newest = sql<[string, number], Recording>(
    'SELECT * FROM recordings WHERE purpose = ? ORDER BY started DESC LIMIT ?',
  );
  const after = sql<[string, number], Recording>(
    'SELECT * FROM recordings WHERE session > ? ORDER BY session LIMIT ?',
  );
  const under = sql<[Uint8Array], Pick<Recording, 'session' | 'purpose'>>(
    'SELECT session, purpose FROM joins JOIN recordings USING (session) WHERE proof = ?',
  );
  const proofs = sql<[], number>('SELECT coalesce(sum(proofs), 0) FROM logs').pluck();
  const recordings = sql<[], number>('SELECT count(*) FROM recordings').pluck();

  const addSegment = database.transaction((segment: NewSegment): SegmentAnswer => {
    const { session, purpose, siteVersion, measures, expires } = segment.recording;
    const { n, key, now } = segment;
    const proof = uuidBytes(segment.proof);
    const consent = living.get(proof, now);
    if (consent?.purpose !== purpose) return 'closed';
    const held = secrets.get(session);
    if (held) {
      if (!held.proof.equals(proof)) return 'foreign';
      if (!held.key.equals(key)) return 'key';
      const taken = mark.get(session, n);
      if (taken) return taken.equals(segment.check) ? 'same' : 'other';
      if ((recording.get(session)?.bytes ?? 0) + segment.bytes > segment.limit) return 'full';
    } else {
      if (erased.get(digestOf(session), now)) return 'erased';
      if (segment.bytes > segment.limit) return 'full';
      open.run(session, purpose, consent.notice, siteVersion, now, now, expires, measures);
      join.run(session, proof);
      addKey.run(session, key);
    }
    add.run(session, n, segment.file, segment.check);
    const finds = withFinds(recording.get(session)?.found, segment.hidden);
    grow.run(now, expires, segment.bytes, segment.difficulties, segment.hidden.length, finds, session);
    return 'stored';
  });
  const eraseRecordings = database.transaction(erase);

  return {
    addSegment: async (segment) => addSegment.immediate(segment),
    recording: async (session) => recording.get(session),
    async secrets(session) {
      const row = secrets.get(session);
      return row && { proof: uuidText(row.proof), key: row.key };
    },
    release: async (session) => release.run(session).changes > 0,
    segments: async (session) => segments.all(session),
    recordingsOf: async (purpose, limit) => newest.all(purpose, limit),
    recordingsAfter: async (session, limit) => after.all(session, limit),
    recordingsUnder: async (consents) => consents.flatMap((id) => under.all(uuidBytes(id))),
    eraseRecordings: async (sessions, now) => eraseRecordings.immediate(sessions, now),
    async forgetErased(now) {
      forget.run(now);
    },
    counts: async () => ({ proofs: proofs.get() ?? 0, recordings: recordings.get() ?? 0 }),
  };
};
