import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { verify } from '../../../src/export/verify.mjs';
import { bodyText, commitment, type Entry, entryText } from '../../../src/proof/index.ts';
import { sha256, witness } from '../../fixtures/export/keys.ts';
import { makeFolder, put, SITE, seal, writeTree } from '../../fixtures/export/make-folder.ts';
import { createRandom } from '../../fixtures/export/random.ts';
import { recordText } from '../../fixtures/export/record.ts';
import {
  type Change,
  editBytes,
  failures,
  fileLike,
  flipped,
  linesOf,
  relog,
  scratch,
  tampered,
} from '../../fixtures/export/tamper.ts';

const { path: work, remove } = scratch();
afterAll(remove);
// Copies of folders, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });
const made = makeFolder(join(work, 'sound'), { choices: 60 });
const entries = linesOf(made.folder, 'entries.jsonl').map((line) => JSON.parse(line));
const bodies = linesOf(made.folder, 'bodies.jsonl').map((line) => JSON.parse(line));
const last = entries.at(-1) as { readonly at: string };
const found = async (change: Change, options = {}): Promise<string> =>
  failures(await tampered(made.folder, change, options)).join('\n');
const entry = (rest: Record<string, unknown>): string =>
  entryText({ v: 1, site: SITE, at: last.at, ...rest } as unknown as Entry);
const logged = (...more: readonly string[]): Change => relog(made.signer, (all) => [...all, ...more]);

/** Logs a body behind the others, at `at`. */
const proved =
  (at: string, body: string, { act, purpose, notice } = entries[made.first]): Change =>
  (folder) => {
    const key = Buffer.alloc(32, 7);
    const c = commitment(sha256, key, body);
    logged(entry({ kind: 'choice', act, purpose, notice, at, c }))(folder);
    const line = JSON.stringify({ index: made.size, key: key.toString('base64'), body });
    writeFileSync(join(folder, 'bodies.jsonl'), `${line}\n`, { flag: 'a' });
  };
const refused = (logAt: string, at: string): Change => {
  const shown = { act: 'refuse', purpose: 'audience', notice: entries[1].digest };
  const signed = recordText(createRandom(77), { ...shown, act: 'refuse', at, site: SITE });
  return proved(logAt, bodyText({ signed }), shown);
};

describe('bytes that are not UTF-8', () => {
  // Another record of the same length in text: U+FFFD is what a lossy reader makes of any such byte.
  const withMark = makeFolder(join(work, 'marked'), { choices: 0 });
  const signed = recordText(createRandom(3), {
    ...{ act: 'refuse', purpose: 'audience', at: '2026-10-03T08:10:00.000Z' },
    ...{ site: SITE, notice: entries[1].digest },
  }).replace('Boutique', 'B\ufffdutique');
  const mark = Buffer.from('\ufffd');
  const cut = (bytes: Buffer): Buffer => {
    const at = bytes.indexOf(mark);
    return Buffer.concat([bytes.subarray(0, at), Buffer.of(0xff), bytes.subarray(at + 3)]);
  };

  it('are found in a body, where its commitment would not tell', async () => {
    const { notice } = JSON.parse(signed).asked;
    const marked = proved('2026-10-03T08:20:00Z', bodyText({ signed }), {
      ...{ act: 'refuse', purpose: 'audience', notice },
    });
    expect(await found(marked)).toBe('');
    const change: Change = (folder) => {
      marked(folder);
      editBytes('bodies.jsonl', cut)(folder);
    };
    expect(await found(change)).toContain(`FAIL bodies: entry ${made.size}: not UTF-8`);
  });

  it('are found in an entry that the log’s own key covers', async () => {
    const why = entry({ kind: 'deletion', purpose: 'audience', recordings: 1, why: 'by \ufffd' });
    const at = linesOf(withMark.folder, 'entries.jsonl').length;
    const change: Change = (folder) => {
      const leaves = [
        ...linesOf(folder, 'entries.jsonl').map((line) => Buffer.from(line)),
        cut(Buffer.from(why)),
      ];
      writeFileSync(
        join(folder, 'entries.jsonl'),
        Buffer.concat(leaves.flatMap((leaf) => [leaf, Buffer.of(10)])),
      );
      writeTree(folder, withMark.signer, leaves);
    };
    expect(failures(await tampered(withMark.folder, change)).join('\n')).toContain(
      `FAIL entries: entry ${at}: not UTF-8`,
    );
  });
});

describe('a record', () => {
  it('counts once: logged again it is found, by both its entries', async () => {
    const { index, body } = bodies.find(({ body }) => body.includes('"signature"'));
    expect(await found(proved('2026-12-20T10:00:00Z', body, entries[index]))).toMatch(
      new RegExp(
        `^FAIL records: entry ${made.size}: its record [0-9a-f-]{36} was logged before, as entry ${index}$`,
      ),
    );
  });

  it('counts once among threads, too', async () => {
    const large = makeFolder(join(work, 'large'), { choices: 3500 });
    const own = linesOf(large.folder, 'bodies.jsonl').map((line) => JSON.parse(line));
    const { index, body, key } = own[20];
    const change: Change = (folder) => {
      const again = JSON.parse(linesOf(folder, 'entries.jsonl')[index] as string);
      relog(large.signer, (all) => [...all, entryText({ ...again, at: '2026-12-20T10:00:00Z' })])(folder);
      const line = JSON.stringify({ index: large.size, key, body });
      writeFileSync(join(folder, 'bodies.jsonl'), `${line}\n`, { flag: 'a' });
    };
    const lines = failures(await tampered(large.folder, change, { signatures: false }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^FAIL records: entry ${large.size}: .* as entry ${index}$`));
  });

  it('may be by a clock that is a day fast, to the second that an entry leaves out', async () => {
    expect(await found(refused('2026-10-04T10:00:00Z', '2026-10-05T10:00:00.999Z'))).toBe('');
    expect(await found(refused('2026-10-04T10:00:00Z', '2026-10-05T10:00:01.001Z'))).toContain(
      'is more than a day late',
    );
  });

  it('may be old, but not by more than any collector takes', async () => {
    expect(await found(refused('2026-12-20T10:00:00Z', '2026-05-25T10:00:00.000Z'))).toBe('');
    expect(await found(refused('2026-12-20T10:00:00Z', '2026-03-25T10:00:00.000Z'))).toContain(
      'is more than 250 days before its entry',
    );
  });

  it('of a withdrawal counts whatever its clock said', async () => {
    const shape = { choices: 60, clock: '2036-01-01T00:00:00.000Z' };
    const { sound, lines } = await verify(makeFolder(join(work, 'fast'), shape).folder);
    expect(lines.filter((line) => line.startsWith('FAIL'))).toEqual([]);
    expect(sound).toBe(true);
  });
});

describe('an entry', () => {
  it('before the quarter of its log is found, and a choice after it', async () => {
    const early = relog(made.signer, (all) =>
      all.with(0, (all[0] as string).replace('2026-10-03', '2026-09-30')),
    );
    expect(await found(early)).toContain(
      'FAIL entries: entry 0: its time 2026-09-30T08:00:00Z is before the quarter',
    );
    const late = refused('2027-01-01T00:00:00Z', '2026-12-31T23:59:00.000Z');
    expect(await found(late)).toContain(
      `entry ${made.size}: its time 2027-01-01T00:00:00Z is after the quarter`,
    );
    const deletion = { kind: 'deletion', purpose: 'audience', recordings: 1, why: 'withdrawal' };
    expect(await found(logged(entry({ ...deletion, at: '2027-02-01T00:00:00Z' })))).toBe('');
  });

  it('of evidence leaves no innocent file without an account', async () => {
    const picture = (folder: string): string => fileLike(folder, /png$/);
    expect(await found((folder) => editBytes(picture(folder), flipped(30))(folder))).toMatch(
      /^FAIL entries: entry 3: documents\/\w+\.png is not the file that was logged$/,
    );
  });

  it('of evidence whose manifest is named again and again is judged at once', async () => {
    const shown = entries.find(({ kind }) => kind === 'evidence');
    const views = Array.from({ length: 5000 }, () => {
      const text = linesOf(made.folder, `documents/${shown.digest}.json`)[0] as string;
      return JSON.parse(text).views[0];
    });
    const text = JSON.stringify({ schema: 'temoin-evidence/1', notice: shown.notice, views });
    const digest = Buffer.from(sha256(Buffer.from(text))).toString('hex');
    const many = Array.from({ length: 1000 }, () =>
      entry({ kind: 'evidence', notice: shown.notice, digest }),
    );
    const start = process.cpuUsage();
    expect(
      await found((folder) => {
        put(folder, `documents/${digest}.json`, text);
        logged(...many)(folder);
      }),
    ).toBe('');
    // To parse it for each entry took 5 s.
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(2);
  });
});

describe('a witness', () => {
  const [real, forged] = [7, 99].map((seed) => witness('cnil.test/witness', createRandom(seed)));
  const note = made.checkpoint(made.size);
  const by =
    (each = real): Change =>
    (folder) => {
      const text = note.slice(0, note.indexOf('\n\n') + 1);
      put(folder, 'checkpoint', note + each?.cosign(text, 1_790_000_000));
      put(folder, 'keys/witnesses', `${each?.vkey}\n`);
    };
  put(work, 'witness', `${real?.vkey}\n`);
  const given = { witness: join(work, 'witness') };

  it('of the folder’s own keys is named with that key', async () => {
    const { lines } = await tampered(made.folder, by(forged));
    expect(lines.join('\n')).toContain(`ok witness: cnil.test/witness, 2026-09-21T`);
    expect(lines.join('\n')).toContain(`${forged?.vkey} (key of this folder)`);
  });

  it('whose key came by another way is the only one that counts', async () => {
    const { sound, lines } = await tampered(made.folder, by(), given);
    expect(sound).toBe(true);
    expect(lines.join('\n')).toContain(`${real?.vkey} (as given)`);
    expect(await found(by(forged), given)).toBe(`FAIL witness: it was not cosigned by ${real?.vkey}`);
    expect(await found(() => {}, given)).toBe(`FAIL witness: it was not cosigned by ${real?.vkey}`);
  });

  it('may have cosigned an earlier checkpoint', async () => {
    const older = made.checkpoint(50);
    const text = older.slice(0, older.indexOf('\n\n') + 1);
    const change: Change = (folder) =>
      put(folder, 'cosigned/50.checkpoint', older + real?.cosign(text, 1_790_000_000));
    expect(await found(change, given)).toBe('');
  });
});

describe('a folder that is to harm whoever checks it', () => {
  it('is not read where it would be more than 64 GiB', async () => {
    const change: Change = (folder) => {
      put(folder, 'note.bin', '');
      truncateSync(join(folder, 'note.bin'), 2 ** 43);
    };
    const text = await found(change, { sealed: false });
    expect(text).toBe('FAIL files: 8193 GiB in all: more than 64 GiB are read only with --large');
  });

  it.each([
    ['scope.json', 'larger than 64 KiB'],
    ['keys/vkey', 'larger than 64 KiB'],
    ['checkpoint', 'larger than 64 KiB'],
  ])('has no large %s', async (name, why) => {
    expect(await found((folder) => put(folder, name, 'x'.repeat(2 ** 17)))).toContain(why);
  });

  it('has no deep nesting, and may have brackets in its texts', async () => {
    const deep = `{"purposes":${'['.repeat(30_000)}`;
    expect(await found((folder) => put(folder, 'scope.json', deep))).toContain('FAIL scope: nested too deep');
    const text = JSON.stringify({ party: `"\\${'['.repeat(30_000)}` });
    expect(await found((folder) => put(folder, 'scope.json', text))).toBe('');
  });

  it('cannot push what its scope leaves out off the line', async () => {
    const scope = { party: 'P'.repeat(600), purposes: [] };
    const { lines } = await verify(makeFolder(join(work, 'hidden'), { scope }).folder);
    const said = lines.find((line) => line.startsWith('ok scope')) as string;
    expect(said).toContain('all but those of {"purposes":[]}, for "PPP');
    expect(said.length).toBeLessThan(250);
  });

  it('that is no export says so, and no more', async () => {
    const folder = join(work, 'holiday');
    for (let at = 0; at < 80; at++) put(folder, `${at}/picture.txt`, 'sun\n');
    expect((await verify(folder)).lines).toEqual(['FAIL files: checkpoint is missing: this is no export']);
  });
});

describe('two logs of one name', () => {
  it('are found side by side', async () => {
    const above = join(work, 'forks');
    for (const [seed, name] of ['a', 'b'].entries())
      seal(makeFolder(join(above, name), { seed, choices: 5 }).folder);
    put(above, 'verify.mjs', readFileSync(join(above, 'a/verify.mjs')));
    seal(above);
    expect(failures(await verify(above))).toEqual([
      `FAIL files: a/ and b/ are both of the log ${made.origin}`,
    ]);
  });
});
