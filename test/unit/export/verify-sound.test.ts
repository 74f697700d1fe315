import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { verify } from '../../../src/export/verify.mjs';
import { parseNote } from '../../../src/log/index.ts';
import { dropLog, makeFolder, put, seal } from '../../fixtures/export/make-folder.ts';
import { failures, scratch, tampered } from '../../fixtures/export/tamper.ts';
import { goVerifier } from '../../go/go-verifier.ts';
import { SPKI_HEAD } from '../log/fixture.ts';

const { path: work, remove } = scratch();
afterAll(remove);
// Copies of folders, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });
const made = makeFolder(join(work, 'sound'), {
  choices: 600,
  erased: 30,
  stamps: [0, 100, 256],
  witnessed: true,
});

describe('a sound export', () => {
  it('is told with its numbers, the key that was trusted, and each lawful erasure', async () => {
    const { sound, lines, findings, logs } = await verify(made.folder);
    expect(lines.filter((line) => !/^(ok|erased) /.test(line))).toEqual([]);
    expect({ sound, findings }).toEqual({ sound: true, findings: 0 });
    const text = lines.join('\n');
    expect(text).toContain(`ok key: ${made.vkey}, of this folder`);
    expect(text).toContain(`ok signature: ${made.origin}, ${made.size} entries, root ${made.root}`);
    expect(text).toContain('ok bodies: 570 match, 30 lawfully erased, 0 out of scope');
    expect(text).toContain('ok witness: temoin.partenaire.test/w, 2026-');
    expect(text).toMatch(
      /ok timestamps: the first 100 entries .* openssl ts -verify -data timestamps\/100\.checkpoint/,
    );
    expect(lines.filter((line) => line.startsWith('erased'))).toHaveLength(30);
    expect(text).toMatch(
      new RegExp(`erased entry ${made.erased[3]}: GDPR art. 17\\(1\\)\\(b\\) \\(entry \\d+, 2026-`),
    );
    const { erased, bodies, choices, entries, dropped } = logs[0] ?? {};
    expect({ erased, bodies, choices, entries, dropped }).toEqual({
      erased: 30,
      bodies: 570,
      choices: 600,
      entries: made.size,
      dropped: false,
    });
  });

  it('is the same with bodies enough for threads, and says where signatures were not checked', async () => {
    const large = makeFolder(join(work, 'large'), { choices: 3500, erased: 300 });
    const { sound, lines } = await verify(large.folder, { signatures: false });
    expect(sound).toBe(true);
    expect(lines).toContain('ok bodies: 3200 match, 300 lawfully erased, 0 out of scope');
    expect(lines.join('\n')).toMatch(/ok signatures: \d{4} of grants and withdrawals: NOT CHECKED/);
    const printed: string[] = [];
    const whole = await verify(large.folder, { print: (line) => printed.push(line) });
    expect(whole.lines).toEqual([]);
    expect(printed.join('\n')).toMatch(/ok signatures: \d{4} of grants and withdrawals: sound/);
    const spoilt = await tampered(large.folder, (folder) => {
      const lines = readFileSync(join(folder, 'bodies.jsonl'), 'utf8').split('\n');
      for (const at of [1234, 2345]) lines[at] = lines[at]?.replace('Boutique', 'Boutikue') ?? '';
      writeFileSync(join(folder, 'bodies.jsonl'), lines.join('\n'));
    });
    expect(failures(spoilt)).toHaveLength(2);
    expect(failures(spoilt)[0]).toMatch(/^FAIL bodies: entry \d+: not the body that the entry commits to$/);
  });

  it.each([0, 1, 251, 252, 300])('holds for %i choices', async (choices) => {
    const { folder, size } = makeFolder(join(work, `with-${choices}`), { choices });
    const verdict = await verify(folder, { since: join(folder, 'checkpoint') });
    expect(failures(verdict)).toEqual([]);
    expect(verdict.lines).toContain(`ok since: the first ${size} entries are those of that checkpoint`);
  });

  it('begins with every older checkpoint of its own, and with that of no entries', async () => {
    for (const size of [0, 1, 5, 255, 256, 257, made.size]) {
      put(work, 'older', made.checkpoint(size));
      const { sound, lines } = await verify(made.folder, { since: join(work, 'older') });
      expect({ size, sound }).toEqual({ size, sound: true });
      expect(lines).toContain(`ok since: the first ${size} entries are those of that checkpoint`);
    }
  });

  it('may leave out what is out of scope, and says so', async () => {
    const scope = { party: 'Rejeu SARL', purposes: ['audience'], from: '2026-10-03T08:10:00Z' };
    const { folder, erased } = makeFolder(join(work, 'scoped'), { choices: 300, erased: 60, scope });
    const { lines, ...verdict } = await verify(folder);
    expect(failures({ lines, ...verdict })).toEqual([]);
    expect(lines.join('\n')).toMatch(/ok scope: .*"purposes":\["audience"\]/);
    expect(lines.filter((line) => line.startsWith('erased'))).toHaveLength(erased.length);
    expect(lines.join('\n')).toMatch(/ok bodies: \d+ match, \d+ lawfully erased, \d{2,} out of scope/);
  });

  it('may hold several logs, one of them dropped and explained by a later one', async () => {
    const above = join(work, 'several');
    const old = makeFolder(join(above, '2026q2'), { epoch: '2026q2', seed: 7 });
    makeFolder(join(above, '2026q3'), { epoch: '2026q3', seed: 8, drops: old });
    makeFolder(join(above, '2026q4'), { epoch: '2026q4', seed: 9 });
    dropLog(old);
    put(above, 'README.txt', 'Several logs.\n');
    put(above, 'verify.mjs', '// The verifier.\n');
    seal(above);
    const verdict = await verify(above);
    expect(failures(verdict)).toEqual([]);
    const told = verdict.lines.join('\n');
    expect(told).toContain(
      `ok dropped: ${old.origin}, ${old.size} entries, root ${old.root}: P5Y are over (2026-`,
    );
    expect(told).toContain('ok 2026q4 bodies: 40 match');
    put(work, 'older', old.checkpoint(old.size));
    renameSync(join(above, '2026q3'), join(work, 'put-away'));
    seal(above);
    expect(failures(await verify(above))).toEqual([
      `FAIL dropped: ${old.origin}: no other log here has an expiry entry of its size and root`,
    ]);
  });
});

describe('tools that are not ours', () => {
  it('agree: Go’s sumdb packages', ({ skip }) => {
    const { missing, build } = goVerifier();
    skip(missing !== '', missing);
    put(work, 'older-go', made.checkpoint(77));
    expect(build(work)('-since', join(work, 'older-go'), made.folder)).toMatchObject({ status: 0 });
  });

  it('agree: sha256sum', ({ skip }) => {
    const run = spawnSync('sha256sum', ['--strict', '-c', 'SHA256SUMS'], {
      cwd: made.folder,
      encoding: 'utf8',
    });
    skip(run.error !== undefined, 'sha256sum is not installed: SHA256SUMS not checked with it');
    expect({ status: run.status, err: run.stderr }).toEqual({ status: 0, err: '' });
  });

  it('agree: openssl, on the note’s signature', ({ skip }) => {
    skip(
      spawnSync('openssl', ['version']).status !== 0,
      'openssl is not installed: the note is not checked with it',
    );
    const { text, signatures } = parseNote(readFileSync(join(made.folder, 'checkpoint'), 'utf8'));
    const by = join(work, 'openssl');
    mkdirSync(by);
    put(by, 'text', text);
    put(by, 'sig', signatures[0]?.signature as Uint8Array);
    put(
      by,
      'key.der',
      Buffer.concat([SPKI_HEAD, Buffer.from(made.vkey.split('+').slice(2).join('+'), 'base64').subarray(1)]),
    );
    const args = 'pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in text -sigfile sig'.split(' ');
    expect(spawnSync('openssl', args, { cwd: by }).status).toBe(0);
  });

  it('agree: an authority of openssl’s stamps a checkpoint, and the verifier reads its answer', async ({
    skip,
  }) => {
    skip(
      spawnSync('openssl', ['version']).status !== 0,
      'openssl is not installed: no real timestamp was read',
    );
    const by = join(work, 'tsa');
    const openssl = (line: string): void => {
      const run = spawnSync('openssl', line.split(' '), { cwd: by, encoding: 'utf8' });
      expect({ line, status: run.status, err: run.status ? run.stderr : '' }).toMatchObject({ status: 0 });
    };
    put(by, 'serial', '01\n');
    put(
      by,
      'tsa.cnf',
      '[tsa]\ndefault_tsa=t\n[t]\nserial=serial\ncrypto_device=builtin\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\naccuracy=secs:1\n[ext]\nextendedKeyUsage=critical,timeStamping\n[req]\ndistinguished_name=dn\n[dn]\n',
    );
    openssl(
      'req -x509 -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.pem -subj /CN=tsa.test -config tsa.cnf -extensions ext',
    );
    put(by, 'data', made.checkpoint(200));
    openssl('ts -query -data data -sha256 -cert -out query.tsq');
    openssl(
      'ts -reply -config tsa.cnf -section t -queryfile query.tsq -inkey tsa.key -signer tsa.pem -out reply.tsr',
    );
    const stamp = (note: string) => (folder: string) => {
      put(folder, 'timestamps/200.checkpoint', note);
      put(folder, 'timestamps/200.tsr', readFileSync(join(by, 'reply.tsr')));
    };
    const verdict = await tampered(made.folder, stamp(made.checkpoint(200)));
    const said = verdict.lines.filter((line) => line.includes('timestamps/200'));
    // Stamped by this machine's own clock: that may be before or after the invented log.
    expect(said.join('\n')).toMatch(
      /of 20\d\d-\d\d-\d\dT|a clock was set back: timestamps\/200, stamped at 20\d\d-/,
    );
    const other = await tampered(made.folder, stamp(`${made.checkpoint(200)}— other.test AAAAAAAA\n`));
    expect(failures(other)).toContain('FAIL timestamps: timestamps/200: on another checkpoint');
  });
});
