import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { STORES } from '../../../src/collector/index.ts';
import { segment } from '../../contracts/store/building.ts';
import { folder } from './collecting.ts';

const FIRST = readFileSync(new URL('./store-v1.sql', import.meta.url), 'utf8');
const CONSENT = '6f1c1f39-5a0c-4b9e-8a3e-0d5a5d1f7c11';
const SESSION = '0123456789abcdef0123456789abcdef';
const NOW = Date.parse('2026-11-03T10:00:00Z');

const inside = <T>(data: string, ask: (database: Database.Database) => T): T => {
  const database = new Database(join(data, 'temoin.sqlite'));
  try {
    return ask(database);
  } finally {
    database.close();
  }
};

/** A data folder as a collector of the first version left it. */
const former = (): string => {
  const data = folder();
  inside(data, (database) => database.exec(FIRST));
  return data;
};

const tables = (data: string): unknown[] =>
  inside(data, (database) =>
    database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name').all(),
  );

describe('a data folder of an earlier version', () => {
  it('is brought to the tables of a new one, in place, and only once', async () => {
    const [data, fresh] = [former(), folder()];
    expect(tables(data)).not.toEqual([]);
    await STORES.sqlite(fresh).close();
    expect(tables(data)).not.toEqual(tables(fresh));
    for (let time = 0; time < 2; time++) {
      await STORES.sqlite(data).close();
      expect(tables(data)).toEqual(tables(fresh));
    }
    const version = (of: string) =>
      inside(of, (database) => database.pragma('user_version', { simple: true }));
    expect([version(data), version(fresh)]).toEqual([6, 6]);
  });

  it('keeps what it held, and erases it for good', async () => {
    const store = STORES.sqlite(former());
    try {
      expect(await store.counts()).toEqual({ proofs: 1, recordings: 1 });
      expect(await store.logs()).toEqual([
        { epoch: '2026q4', origin: 'boutique.example/temoin/2026q4', size: 1, checkpoint: 'note 1' },
      ]);
      expect(await store.proofs([CONSENT])).toMatchObject([{ index: 0, body: `{"signed":"${CONSENT}"}` }]);
      expect(await store.secrets(SESSION)).toEqual({ proof: CONSENT, key: Buffer.alloc(32, 7) });
      expect(await store.addSegment(segment(CONSENT, { n: 1 }))).toBe('stored');
      expect(await store.eraseRecordings([SESSION], NOW)).toEqual([SESSION]);
      expect(await store.addSegment(segment(CONSENT, { n: 2 }))).toBe('erased');
    } finally {
      await store.close();
    }
  });
});
