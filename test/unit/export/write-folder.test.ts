import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAccessToken, STORES } from '../../../src/collector/index.ts';
import { loadLogKey } from '../../../src/collector/ledger/log-key.ts';
import { openShelves } from '../../../src/collector/shelves.ts';
import { httpSource } from '../../../src/export/http-source.ts';
import { storeSource } from '../../../src/export/store-source.ts';
import { filesBelow } from '../../../src/export/sums.ts';
import { writeFolder } from '../../../src/export/write-folder.ts';
import { goVerifier } from '../../go/go-verifier.ts';
import { CONFIGURATION, DAY, folder, open, stoppedClock } from '../collector/collecting.ts';
import { bytesOf, choices, empty, exported, linesOf, verified } from './exporting.ts';

const go = goVerifier();
const WHY = 'GDPR art. 17(1)(c)';

const erase = async (data: string, ids: readonly string[]) => {
  const shelves = await openShelves(data, () => {});
  try {
    return await shelves.scribe.eraseProofs(ids, WHY, Date.parse('2026-11-05T00:00:00Z'));
  } finally {
    await shelves.store.close();
  }
};

describe('an export', { timeout: 30_000 }, () => {
  it('of a log without any choice is sound', async () => {
    const opened = await open();
    const { out, report } = await exported(opened);
    expect(report.logs).toMatchObject([{ entries: 2, bodies: 0, unexplained: [] }]);
    expect(verified(out)).toMatchObject({ status: 0 });
  });

  it('holds every entry and body, and is sound by the verifier that it carries', async () => {
    const opened = await open();
    await choices(opened, 6);
    const { out, report } = await exported(opened);
    expect(report.logs).toMatchObject([{ entries: 2 + 6 * 2 + 3, bodies: 15, unexplained: [] }]);
    const own = spawnSync(process.execPath, ['verify.mjs', '.'], { cwd: out, encoding: 'utf8' });
    expect(own.status, own.stdout + own.stderr).toBe(0);
    expect(readFileSync(join(out, 'entries.jsonl'), 'utf8')).not.toMatch(/"id"|"key"|boutique\/|dpo@/);
  });

  it('is the same bytes when it is made again', async () => {
    const opened = await open();
    await choices(opened, 3);
    const [one, other] = [await exported(opened), await exported(opened)];
    expect(bytesOf(one.out)).toEqual(bytesOf(other.out));
  });

  it('passes sha256sum -c', async (context) => {
    if (spawnSync('sha256sum', ['--version']).status !== 0) context.skip('sha256sum is not there');
    const opened = await open();
    await choices(opened, 2);
    const { out } = await exported(opened);
    const run = spawnSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: out, encoding: 'utf8' });
    expect(run.status, run.stdout + run.stderr).toBe(0);
  });

  it.skipIf(go.missing)('is accepted by Go, which shares no code with it', async () => {
    const opened = await open();
    await choices(opened, 200);
    const { out } = await exported(opened);
    expect(go.build(folder())(out)).toMatchObject({ status: 0 });
  });

  it('goes on where it was broken off, to the same bytes', async () => {
    const opened = await open();
    await choices(opened, 5);
    const whole = await exported(opened);
    const broken = await exported(opened);
    writeFileSync(join(broken.out, 'UNFINISHED'), '');
    truncateSync(join(broken.out, 'bodies.jsonl'), 2000);
    truncateSync(join(broken.out, 'entries.jsonl'), 1001);
    await exported(opened, undefined, broken.out);
    expect(bytesOf(broken.out)).toEqual(bytesOf(whole.out));
  });

  it('written again later takes what is new and drops what was erased', async () => {
    const opened = await open();
    const [first] = await choices(opened, 3);
    const { out } = await exported(opened);
    await erase(opened.data, [first as string]);
    await choices(opened, 150);
    await exported(opened, undefined, out);
    expect(verified(out)).toMatchObject({ status: 0 });
    expect(bytesOf(out)).toEqual(bytesOf((await exported(opened)).out));
    expect(readFileSync(join(out, 'bodies.jsonl'), 'utf8')).not.toContain(first);
  });

  it('does not touch a folder that holds something else', async () => {
    const opened = await open();
    const out = empty();
    mkdirSync(out);
    writeFileSync(join(out, 'thesis.txt'), 'years of work');
    await expect(exported(opened, undefined, out)).rejects.toThrow('holds no export');
    expect(readFileSync(join(out, 'thesis.txt'), 'utf8')).toBe('years of work');
  });

  it('takes away nothing that somebody put beside an export', async () => {
    const opened = await open();
    await choices(opened, 1);
    const { out } = await exported(opened);
    writeFileSync(join(out, 'my-notes.txt'), 'page 3: ask them why');
    await expect(exported(opened, undefined, out)).rejects.toThrow('holds my-notes.txt');
    expect(readFileSync(join(out, 'my-notes.txt'), 'utf8')).toContain('page 3');
  });

  it('is written nowhere else, whatever the source says', async () => {
    const opened = await open();
    await choices(opened, 1);
    const store = STORES.sqlite(opened.data);
    const source = storeSource(store, loadLogKey(opened.data).publicKey);
    const place = folder();
    const lies: Partial<typeof source>[] = [
      { logs: async () => [{ epoch: '../other', origin: 'x', dropped: true }] },
      { document: async () => ({ type: '../../json', bytes: Buffer.from('{}') }) },
      { notice: async () => Buffer.from('another text') },
      {
        stamps: async () => [{ size: '../../../planted' as never, checkpoint: 'x', token: Buffer.from('x') }],
      },
    ];
    for (const [at, lie] of lies.entries())
      await expect(writeFolder({ ...source, ...lie }, join(place, `${at}`, 'a', 'b'))).rejects.toThrow(
        /no quarter|no file of an export|another SHA-256/,
      );
    await source.close();
    expect(filesBelow(place).filter((path) => !/^\d\/a\/b\//.test(path))).toEqual([]);
  });

  it('refuses to go on in the folder of another log', async () => {
    const [mine, other] = [await open(), await open()];
    await choices(mine, 2);
    await choices(other, 3);
    const { out } = await exported(other);
    await expect(exported(mine, undefined, out)).rejects.toThrow(/another log|root/);
    expect(existsSync(join(out, 'SHA256SUMS'))).toBe(false);
  });

  it('says which body is gone without an entry, and its verifier does', async () => {
    const opened = await open();
    await choices(opened, 3);
    await opened.close();
    const { default: Database } = await import('better-sqlite3');
    const database = new Database(join(opened.data, 'temoin.sqlite'));
    database.exec('UPDATE entries SET body = NULL, key = NULL WHERE pos % 1099511627776 = 4');
    database.close();
    const { out, report } = await exported(opened);
    expect(report.logs[0]?.unexplained).toEqual([4]);
    expect(verified(out)).toMatchObject({ status: 1, said: expect.stringMatching(/FAIL.*\b4\b/) });
  });

  it('stays sound when bodies are erased while it is being made', async () => {
    const opened = await open();
    const ids = await choices(opened, 40);
    const store = STORES.sqlite(opened.data);
    const source = storeSource(store, loadLogKey(opened.data).publicKey);
    let erased = 0;
    const out = empty();
    const report = await writeFolder(
      {
        ...source,
        async *bodies(epoch, first, end) {
          for await (const page of source.bodies(epoch, first, end)) {
            // Half of it was read; some of that, and some of what follows, is erased now.
            yield page.slice(0, 20);
            if (!erased++) await erase(opened.data, ids.slice(0, 30));
            for await (const rest of source.bodies(epoch, (page[19]?.index ?? 0) + 1, end)) yield rest;
            return;
          }
        },
      },
      out,
    );
    await source.close();
    expect(report.logs[0]?.unexplained).toEqual([]);
    expect(verified(out)).toMatchObject({ status: 0, said: expect.stringContaining('30 ') });
  });
});

describe('an export over HTTP', { timeout: 30_000 }, () => {
  const over = async (opened: Awaited<ReturnType<typeof open>>, party?: string) => {
    const store = STORES.sqlite(opened.data);
    const token = await createAccessToken(store, 'auditor', 1, opened.clock.now(), party);
    await store.close();
    let broken = 0;
    return httpSource({
      url: 'https://boutique.example/temoin',
      token,
      pause: async () => {},
      // Every fifth request finds the network away.
      fetch: (async (url: string, init: RequestInit) => {
        if (++broken % 5 === 0) throw new TypeError('fetch failed');
        return opened.collector.fetch(new Request(url, init));
      }) as typeof fetch,
    });
  };

  it('is the same bytes as one from the data folder, over a network that comes and goes', async () => {
    const opened = await open();
    await choices(opened, 300);
    const out = empty();
    await writeFolder(await over(opened), out);
    expect(bytesOf(out)).toEqual(bytesOf((await exported(opened)).out));
  });

  it('gives a joint controller all entries, and the bodies of its purposes alone', async () => {
    const configuration = {
      ...CONFIGURATION,
      recipients: [
        { name: 'Atelier', role: 'joint-controller', country: 'FR', purposes: ['replay.experience'] },
      ],
    } as typeof CONFIGURATION;
    const opened = await open({ configuration });
    await choices(opened, 6);
    const out = empty();
    await writeFolder(await over(opened, 'Atelier'), out);
    expect(JSON.parse(readFileSync(join(out, 'scope.json'), 'utf8'))).toEqual({
      party: 'Atelier',
      purposes: ['replay.experience'],
    });
    expect(linesOf(out, 'entries.jsonl')).toHaveLength(2 + 15);
    const purposes = linesOf(out, 'bodies.jsonl').map(
      (line) => JSON.parse(JSON.parse(JSON.parse(line).body).signed).purpose,
    );
    expect(new Set(purposes)).toEqual(new Set(['replay.experience']));
    expect(purposes).toHaveLength(6);
    expect(verified(out)).toMatchObject({ status: 0 });
    // Less than its scope is a finding.
    const bodies = linesOf(out, 'bodies.jsonl');
    writeFileSync(join(out, 'bodies.jsonl'), `${bodies.slice(1).join('\n')}\n`);
    expect(verified(out).status).toBe(1);
  });

  it('needs a token that counts', async () => {
    const opened = await open();
    const source = httpSource({
      url: 'https://boutique.example/temoin',
      token: 'temoin_auditor_none',
      fetch: (async (url: string, init: RequestInit) =>
        opened.collector.fetch(new Request(url, init))) as typeof fetch,
    });
    await choices(opened, 1);
    await expect(writeFolder(source, empty())).rejects.toThrow(/401/);
  });
});

describe('an export of several quarters', () => {
  it('has a folder each, and one verifier over all', async () => {
    const clock = stoppedClock(Date.parse('2026-12-31T23:59:50Z'));
    const opened = await open({ clock });
    const ids = await choices(opened, 5);
    clock.go(DAY);
    await choices(opened, 2);
    await erase(opened.data, [ids[0] as string]);
    const { out, report } = await exported(opened);
    expect(report.logs.map(({ origin }) => origin)).toEqual([
      'boutique.example/temoin/2026q4',
      'boutique.example/temoin/2027q1',
    ]);
    expect(verified(out)).toMatchObject({ status: 0 });
    appendFileSync(join(out, '2026q4', 'README.txt'), 'x');
    expect(verified(out).status).toBe(1);
  });

  it('tells in each log of the notices that its choices were made on, also of former ones', async () => {
    const clock = stoppedClock(Date.parse('2026-12-30T10:00:00Z'));
    const before = await open({ clock });
    await before.close();
    clock.go(3 * DAY);
    const after = await open({
      ...{ clock, data: before.data },
      notices: [{ language: 'fr', bytes: '{"schema":"temoin-notice/1","language":"fr","new":true}' }],
    });
    // Of a page that was opened before the texts changed.
    await choices(after, 2);
    const { out } = await exported(after);
    const { status, said } = verified(out);
    expect(status, said).toBe(0);
    expect(
      linesOf(out, '2027q1/entries.jsonl').filter((line) => line.includes('"kind":"notice"')),
    ).toHaveLength(2);
  });

  it('keeps of a log whose time is over its last checkpoint, which a later entry names', async () => {
    const opened = await open();
    await choices(opened, 3);
    opened.clock.go(100 * DAY);
    await choices(opened, 1);
    await opened.close();
    const clock = stoppedClock(opened.clock.now() + 400 * DAY);
    const later = await open({ data: opened.data, clock });
    const { out, report } = await exported(later);
    expect(report.logs.map(({ dropped }) => dropped)).toEqual([true, false, false]);
    expect(verified(out)).toMatchObject({ status: 0 });
    expect(existsSync(join(out, '2026q4', 'entries.jsonl'))).toBe(false);
    expect(linesOf(out, '2028q1/entries.jsonl').filter((line) => line.includes('"expiry"'))).toHaveLength(1);
  });
});
