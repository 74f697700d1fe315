import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { parseNote } from '../../src/log/index.ts';
import { goVerifier } from '../go/go-verifier.ts';
import { bodyOf, listening, missing, opensslAuthority } from '../unit/timestamps/authority.ts';
import { act, factsOf, heard, listen, type Site, startBrowser, startSite } from './site.ts';

const go = goVerifier();
const CLI = join(import.meta.dirname, '../../src/cli/main.ts');
const temoin = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
};

let browser: Browser;
let site: Site;
let folder: string;
let out: string;
let authority: ReturnType<typeof opensslAuthority> | undefined;
const undone: (() => void)[] = [];
beforeAll(async () => {
  browser = await startBrowser();
  folder = mkdtempSync(join(tmpdir(), 'temoin-auditor-'));
  out = join(folder, 'export');
  authority = missing ? undefined : opensslAuthority((undo) => undone.push(undo));
  site = await startSite();
});
afterAll(async () => {
  await browser.close();
  await site.close();
  for (const undo of undone) undo();
  rmSync(folder, { recursive: true, force: true });
});

describe('the export of what real visitors did', () => {
  it('is written while the collector serves', { timeout: 60_000 }, async () => {
    // One visitor agrees and takes it back, another refuses: real keys, real signatures, real times.
    for (const choice of ['accept-all', 'refuse-all']) {
      const context = await browser.newContext();
      await listen(context);
      const tab = await context.newPage();
      await tab.goto(site.origin);
      await heard(tab, 'notice:shown');
      await act(tab, choice);
      await heard(tab, 'proof:delivered');
      if (choice === 'accept-all') {
        await heard(tab, 'capture:started', 2);
        await vi.waitFor(async () => expect((await site.health()).recordings).toBeGreaterThan(0), {
          timeout: 15_000,
        });
        await act(tab, 'withdraw');
        await heard(tab, 'proof:delivered', 2);
      }
      expect((await factsOf(tab)).map(([name]) => name)).not.toContain('proof:rejected');
      await context.close();
    }
    expect(temoin('export', '--data', site.data, '--out', out)).toMatchObject({ status: 0 });
  });

  it('is sound by the verifier that it carries, also for the command', () => {
    const own = spawnSync(process.execPath, ['verify.mjs', '.'], { cwd: out, encoding: 'utf8' });
    expect(own.status, own.stdout).toBe(0);
    expect(temoin('verify', out)).toMatchObject({ status: 0, said: own.stdout.replace(/\r/g, '') });
    // Three grants, three withdrawals, three refusals.
    expect(own.stdout).toMatch(/ok .*9/);
  });

  it('is accepted by Go', ({ skip }) => {
    skip(go.missing !== '', go.missing);
    const verifier = go.build(folder);
    const { status, said } = verifier(out);
    expect(status, said).toBe(0);
  });

  it('has a checkpoint that openssl verifies', ({ skip }) => {
    skip(missing !== '', missing);
    const { text, signatures } = parseNote(readFileSync(join(out, 'checkpoint'), 'utf8'));
    const key = readFileSync(join(out, 'keys/vkey'), 'utf8')
      .trim()
      .replace(/^[^+]+\+[^+]+\+/, '');
    const der = Buffer.concat([
      Buffer.from('302a300506032b6570032100', 'hex'),
      Buffer.from(key, 'base64').subarray(-32),
    ]);
    writeFileSync(join(folder, 'key.der'), der);
    writeFileSync(join(folder, 'text'), text);
    writeFileSync(join(folder, 'sig'), signatures[0]?.signature as Uint8Array);
    const args = 'pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in text -sigfile sig'.split(' ');
    const run = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
    expect(run.status, run.stdout + run.stderr).toBe(0);
  });

  it('passes sha256sum -c', ({ skip }) => {
    skip(spawnSync('sha256sum', ['--version']).status !== 0, 'sha256sum is not there');
    const run = spawnSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: out, encoding: 'utf8' });
    expect(run.status, run.stdout + run.stderr).toBe(0);
  });

  it('shows what was shown: each record’s notice and configuration are there', () => {
    const lines = readFileSync(join(out, 'bodies.jsonl'), 'utf8').split('\n').filter(Boolean);
    expect(lines).toHaveLength(9);
    for (const line of lines) {
      const record = JSON.parse(JSON.parse(JSON.parse(line).body).signed);
      const bytes = readFileSync(join(out, 'notices', `${record.asked.notice}.json`));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(record.asked.notice);
      expect(bytes.toString()).toContain(record.purpose);
      expect(existsSync(join(out, 'documents', `${record.build.configuration}.json`))).toBe(true);
    }
  });

  it('names nobody in its entries, and nothing of the network anywhere', () => {
    const entries = readFileSync(join(out, 'entries.jsonl'), 'utf8');
    expect(entries).not.toMatch(/"(id|key|x|y|choice)":/);
    const all = readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile() && !/verify\.mjs|README/.test(each.name))
      .map((each) => readFileSync(join(each.parentPath, each.name), 'latin1'))
      .join('\n')
      .replaceAll(site.origin, '')
      .replaceAll(new URL(site.origin).host, '');
    expect(all).not.toMatch(/127\.0\.0\.1|Mozilla|Chrome\/|HeadlessChrome/);
    // The recordings that went with the withdrawal are counted, not named.
    expect(entries).toMatch(/"kind":"deletion".*"recordings":1/);
  });

  it('can be written as every other form, each from such a folder', () => {
    for (const format of ['csv', 'jsonl', 'jsonld', 'kantara', 'html']) {
      const place = join(folder, format);
      expect(temoin('export', '--data', site.data, '--out', place, '--format', format)).toMatchObject({
        status: 0,
      });
      const [file] = readdirSync(place);
      expect(readFileSync(join(place, file as string)).length).toBeGreaterThan(500);
    }
  });

  it('carries timestamps by a stranger’s clock', async ({ skip }) => {
    skip(missing !== '', missing);
    const tsa = authority as NonNullable<typeof authority>;
    const timestamp = await listening(async (request, response) =>
      response.end(await tsa.reply(await bodyOf(request))),
    );
    const stamped = await startSite({ configuration: { timestamp } });
    onTestFinished(() => stamped.close());
    const place = join(folder, 'stamped');
    await expect
      .poll(
        () => {
          rmSync(place, { recursive: true, force: true });
          temoin('export', '--data', stamped.data, '--out', place);
          return existsSync(join(place, 'timestamps')) && readdirSync(join(place, 'timestamps')).length;
        },
        { timeout: 20_000, interval: 500 },
      )
      .toBe(2);
    const [checkpoint = '', token = ''] = readdirSync(join(place, 'timestamps')).sort();
    const text = readFileSync(join(place, 'timestamps', checkpoint), 'utf8');
    const answer = readFileSync(join(place, 'timestamps', token));
    expect(tsa.verify(text, answer)).toContain('OK');
    expect(tsa.verify(text.replace(/\n(\d+)\n/, '\n1$1\n'), answer)).toContain('imprint mismatch');
    expect(temoin('verify', place)).toMatchObject({ status: 0, said: expect.stringMatching(/ok .*stamp/i) });
  });
});
