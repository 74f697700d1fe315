import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { filePayloads, STORES } from '../../../src/collector/index.ts';
import { KEY_BYTES, seal, unseal } from '../../../src/collector/recordings/cipher.ts';
import { eventsOf } from '../../../src/collector/recordings/keep.ts';
import { type Opened, open } from './collecting.ts';
import { consented, event, ndjson, segment } from './recording.ts';

const SESSION = '0123456789abcdef0123456789abcdef';
const place = { session: SESSION, purpose: 'replay.errors', n: 0 };
const key = randomBytes(KEY_BYTES);
const plain = Buffer.from('a visit');
const aad = Buffer.from(JSON.stringify([place.session, place.purpose, place.n]));

describe('a sealed segment', () => {
  it('opens where it was put, and nowhere else', () => {
    const sealed = seal(key, place, plain);
    expect(Buffer.from(unseal(key, place, sealed))).toEqual(plain);
    for (const other of [{ purpose: 'replay.experience' }, { session: 'f'.repeat(32) }, { n: 1 }])
      expect(() => unseal(key, { ...place, ...other }, sealed)).toThrow();
    expect(() => unseal(randomBytes(KEY_BYTES), place, sealed)).toThrow();
    sealed[sealed.length - 1] = (sealed.at(-1) as number) ^ 1;
    expect(() => unseal(key, place, sealed)).toThrow();
  });

  it('does not open to the recording’s own key alone: the purpose is in the key', () => {
    const sealed = seal(key, place, plain);
    const bare = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
      .setAAD(aad)
      .setAuthTag(sealed.subarray(12, 28));
    bare.update(sealed.subarray(28));
    expect(() => bare.final()).toThrow();
  });

  it('of before the purpose was in the key is still read, for its own purpose only', () => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad);
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    const sealed = Buffer.concat([nonce, cipher.getAuthTag(), body]);
    expect(Buffer.from(unseal(key, place, sealed))).toEqual(plain);
    expect(() => unseal(key, { ...place, purpose: 'replay.experience' }, sealed)).toThrow();
  });
});

/** What a reader inside the collector's own data folder gets, for the purpose that it names. */
const read = async ({ data }: Opened, purpose: string): Promise<string> => {
  const store = STORES.sqlite(data);
  const shelves = { store, payloads: filePayloads(data), scribe: {} as never, onFault: () => {} };
  try {
    const parts: Uint8Array[] = [];
    for await (const part of eventsOf(shelves, SESSION, purpose)) parts.push(part);
    return Buffer.concat(parts).toString();
  } finally {
    await store.close();
  }
};

describe('a recording made for one purpose', () => {
  it('cannot be read under another, not even once its row is relabelled', async () => {
    const opened = await open();
    const { token } = await consented(opened);
    const text = ndjson(event());
    expect((await segment(opened, SESSION, 0, token, text)).status).toBe(201);
    expect(await read(opened, 'replay.errors')).toBe(text);
    await expect(read(opened, 'replay.experience')).rejects.toThrow();
    const database = new Database(join(opened.data, 'temoin.sqlite'));
    database.prepare('UPDATE recordings SET purpose = ?').run('replay.experience');
    database.close();
    await expect(read(opened, 'replay.experience')).rejects.toThrow();
  });
});
