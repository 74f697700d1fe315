import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createAccessToken, createCollector, STORES } from '../../../src/collector/index.ts';
import { loadLogKey } from '../../../src/collector/ledger/log-key.ts';
import { createScribe } from '../../../src/collector/ledger/scribe.ts';
import type { Store } from '../../../src/collector/stores/store.ts';
import { CONFIGURATION, NOTICE, open, request, SITE } from './collecting.ts';
import { consented, segment } from './recording.ts';

const WHY = 'GDPR art. 17(1)(c)';
const [FIRST, SECOND] = ['a'.repeat(32), 'b'.repeat(32)];

describe('erasing a proof', () => {
  it('lets no recording begin while it is under way', async () => {
    const opened = await open();
    const { proof, token } = await consented(opened);
    await segment(opened, FIRST, 0, token);
    const store = STORES.sqlite(opened.data);
    const statuses: number[] = [];
    const slow: Store = {
      ...store,
      async append(addition) {
        const answer = await store.append(addition);
        statuses.push((await segment(opened, SECOND, statuses.length, token)).status);
        return answer;
      },
    };
    const scribe = createScribe({ store: slow, key: loadLogKey(opened.data), site: SITE });
    const done = await scribe.eraseProofs([proof], WHY, opened.clock.now());
    expect(done).toMatchObject({ erased: 1, sessions: [FIRST] });
    expect(statuses).toEqual([403, 403, 403]);
    expect(await store.recordingsAfter('', 9)).toEqual([]);
    await store.close();
  });

  it('finishes what an earlier run left, when it is asked again', async () => {
    const opened = await open();
    const { proof, token } = await consented(opened);
    await segment(opened, FIRST, 0, token);
    const store = STORES.sqlite(opened.data);
    let turns = 0;
    const broken: Store = {
      ...store,
      append: (addition) => (++turns < 2 ? store.append(addition) : Promise.reject(new Error('killed'))),
    };
    const parts = { key: loadLogKey(opened.data), site: SITE };
    await expect(
      createScribe({ ...parts, store: broken }).eraseProofs([proof], WHY, opened.clock.now()),
    ).rejects.toThrow('killed');
    const done = await createScribe({ ...parts, store }).eraseProofs([proof], WHY, opened.clock.now());
    expect(done).toMatchObject({ erased: 1, sessions: [FIRST] });
    await store.close();
  });
});

describe('what was deleted', () => {
  it('is said to be there still while somebody else reads, and is gone once they stop', async () => {
    const opened = await open();
    const { proof } = await consented(opened);
    const store = STORES.sqlite(opened.data);
    const backup = new Database(join(opened.data, 'temoin.sqlite'), { readonly: true });
    backup.exec('BEGIN');
    backup.prepare('SELECT count(*) FROM entries').get();
    const scribe = createScribe({ store, key: loadLogKey(opened.data), site: SITE });
    await scribe.eraseProofs([proof], WHY, opened.clock.now());
    expect(await store.scrub()).toBe(false);
    backup.exec('COMMIT');
    backup.close();
    expect(await store.scrub()).toBe(true);
    const files = readdirSync(opened.data).filter((name) => name.startsWith('temoin.sqlite'));
    expect(Buffer.concat(files.map((name) => readFileSync(join(opened.data, name)))).includes(proof)).toBe(
      false,
    );
    await store.close();
  });
});

describe('a data folder', () => {
  it('belongs to one site', async () => {
    const opened = await open();
    await opened.close();
    const other = { ...CONFIGURATION, site: 'https://www.boutique.example' };
    await expect(
      createCollector({
        configuration: other,
        notices: [{ language: 'fr', bytes: NOTICE }],
        data: opened.data,
      }),
    ).rejects.toThrow('each site has a folder of its own');
  });
});

describe('the token of a party', () => {
  it('ends when the configuration no longer names that party', async () => {
    const recipients = [{ name: 'Atelier', role: 'joint-controller', country: 'FR' }] as const;
    const before = await open({ configuration: { ...CONFIGURATION, recipients } });
    const store = STORES.sqlite(before.data);
    const token = await createAccessToken(store, 'auditor', 9, before.clock.now(), 'Atelier');
    await store.close();
    const bodies = async ({ collector }: Pick<typeof before, 'collector'>) =>
      (await collector.fetch(request('GET', '/bodies', { headers: { authorization: `Bearer ${token}` } })))
        .status;
    expect(await bodies(before)).toBe(200);
    await before.close();
    const after = await open({ data: before.data, clock: before.clock });
    expect(await bodies(after)).toBe(403);
  });
});
