import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/cli/audit/report.ts';
import { createAudit } from '../../src/cli/audit.ts';
import { loadDriver } from '../../src/cli/browser/launch.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import { chromiumLaunch } from '../chromium.ts';
import { PLANTS, planted, SOUND } from '../fixtures/audit/plants.ts';
import { type Pages, servePages } from './audit-kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'temoin-audit-'));
const pale = PLANTS.find(({ id }) => id === 'DP-06');
let pages: Pages;
beforeAll(async () => {
  pages = await servePages((path) =>
    path.startsWith('/pale')
      ? { body: pale ? planted(pale) : '' }
      : path.startsWith('/rejeu')
        ? { status: 204, body: '' }
        : path === '/none'
          ? { body: '<!doctype html><html lang="fr"><title>x</title><p>Bonjour</p></html>' }
          : path === '/gone'
            ? undefined
            : { body: SOUND },
  );
});
afterAll(async () => {
  await pages.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As `temoin audit` would be run. */
const audit = async (...args: readonly string[]) => {
  const said = { out: [] as string[], err: [] as string[] };
  const io = {
    out: (line: string) => void said.out.push(line),
    err: (line: string) => void said.err.push(line),
    stop: new AbortController().signal,
  };
  const dropIn = join(import.meta.dirname, '../../dist/drop-in');
  const now = () => Date.parse('2026-11-22T08:00:00Z');
  const { executablePath } = chromiumLaunch();
  const ended = (code: number) => ({ code, out: said.out.join('\n'), err: said.err.join('\n') });
  try {
    const command = createAudit({ dropIn, driver: () => loadDriver(), now });
    return ended(await command.run([...args, '--chromium', executablePath], io));
  } catch (error) {
    said.err.push((error as Error).message);
    return ended(error instanceof UsageError ? 2 : 1);
  }
};

describe('temoin audit', () => {
  it('writes a dated report with pictures as a page and for machines, and answers 1 for a finding', async () => {
    const out = join(folder, 'pale');
    const ended = await audit(
      `${pages.origin}/pale?visitor=claire`,
      '--only',
      'DP-01,DP-06,DP-31',
      '--out',
      out,
      '--viewport',
      '1366x768',
    );
    expect(ended.code).toBe(1);
    expect(ended.out).toMatch(/1 broken, 1 held, 1 not judged \(Chromium /);
    expect(ended.out).toMatch(/✗ DP-06 {2}Legible contrast: “Tout refuser” has a contrast of/);
    expect(ended.out).toMatch(/– DP-31 .*no rights centre was named/);
    const report = JSON.parse(readFileSync(join(out, 'audit.json'), 'utf8')) as Report;
    expect(report).toMatchObject({ format: 'temoin-audit-1', taken: '2026-11-22T08:00:00Z', language: 'fr' });
    expect(report.findings.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['DP-01', 'held'],
      ['DP-06', 'broken'],
      ['DP-31', 'unjudged'],
    ]);
    const html = readFileSync(join(out, 'audit.html'), 'utf8');
    expect(html.match(/<img src="data:image\/jpeg;base64,/g)?.length).toBeGreaterThan(1);
    expect(html).not.toMatch(/<script|https?:\/\/[^"]*\.(js|css)/);
    // What is behind a “?” may be somebody’s.
    for (const text of [ended.out, html, JSON.stringify(report)]) expect(text).not.toContain('claire');
  });

  it('answers 0 where nothing is broken, and writes nothing for machines that only read', async () => {
    const ended = await audit(`${pages.origin}/`, '--only', 'DP-02,DP-13', '--json', '--viewport', '390x844');
    expect(ended.code).toBe(0);
    expect((JSON.parse(ended.out) as Report).counts).toEqual({ broken: 0, held: 2, unjudged: 0 });
    expect(existsSync('temoin-audit-127.0.0.1-2026-11-22')).toBe(false);
  });

  it('says that it found no banner, and does not call that fair', async () => {
    const ended = await audit(
      `${pages.origin}/none`,
      '--only',
      'DP-01,DP-15,PR-01',
      '--json',
      '--patience',
      '1',
      '--viewport',
      '390x844',
    );
    expect((JSON.parse(ended.out) as Report).counts).toEqual({ broken: 0, held: 1, unjudged: 2 });
  });

  it('names a site that cannot be reached', async () => {
    const ended = await audit('http://127.0.0.1:9/', '--only', 'DP-01', '--json');
    expect([ended.code, ended.err]).toEqual([
      1,
      expect.stringMatching(/http:\/\/127.0.0.1:9\/ cannot be reached/),
    ]);
  });

  it.each([
    [[], /the address of a page is missing/],
    [['boutique.example'], /is not an address/],
    [['file:///etc/passwd'], /is not an address/],
    [['http://127.0.0.1/', '--only', 'DP-99'], /no check “DP-99”/],
    [['http://127.0.0.1/', '--viewport', '20x20'], /is no window/],
    [['http://127.0.0.1/', '--times', '0'], /--times/],
    [['http://127.0.0.1/', '--rights', 'x'], /--rights/],
    [['http://127.0.0.1/', '--verbose'], /there is no --verbose/],
  ])('answers 2 for %j', async (args, why) => {
    const ended = await audit(...args);
    expect([ended.code, ended.err]).toEqual([2, expect.stringMatching(why)]);
  });

  it('wants a folder where a folder is named', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect((await audit(`${pages.origin}/`, '--out', file)).code).toBe(2);
  });
});
