import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { STORES } from '../../../src/collector/index.ts';
import { serve } from '../../../src/collector/serve.ts';
import { createAccessToken } from '../../../src/collector/tokens.ts';
import { type Opened, open, SITE } from '../collector/collecting.ts';
import { bytesOf, choices, empty, verified } from '../export/exporting.ts';

const temoin = async (...args: readonly string[]) => {
  const [out, err]: [string[], string[]] = [[], []];
  const stop = AbortSignal.abort();
  const code = await run(['export', ...args], {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    stop,
  });
  return { code, out, err: err.join('\n') };
};

const over = async (opened: Opened) => {
  const serving = await serve({ collector: opened.collector, port: 0 });
  onTestFinished(() => serving.close());
  return `http://127.0.0.1:${serving.port}/temoin`;
};

describe('temoin export', () => {
  it('says what it wrote, and where', async () => {
    const opened = await open();
    await choices(opened, 1);
    const out = empty();
    expect(await temoin('--data', opened.data, '--out', out)).toEqual({
      code: 0,
      out: ['boutique.example/temoin/2026q4: 4 entries, 2 bodies', out],
      err: '',
    });
  });

  it('says that it goes on with an earlier export, and how much that held', async () => {
    const opened = await open();
    await choices(opened, 1);
    const out = empty();
    await temoin('--data', opened.data, '--out', out);
    await choices(opened, 1);
    expect((await temoin('--data', opened.data, '--out', out)).out.slice(0, 2)).toEqual([
      `${out} held an earlier export with 4 entries: it was gone on with`,
      'boutique.example/temoin/2026q4: 6 entries, 4 bodies',
    ]);
    expect(verified(out)).toMatchObject({ status: 0 });
  });

  it('prints the path of the form that it wrote: in a folder, or under its own name', async () => {
    const opened = await open();
    await choices(opened, 1);
    const out = empty();
    const last = async (...args: string[]) => (await temoin('--data', opened.data, ...args)).out.at(-1);
    expect(await last('--out', out, '--format', 'csv')).toBe(join(out, 'proofs.csv'));
    expect(await last('--out', join(out, 'mine.html'), '--format', 'html')).toBe(join(out, 'mine.html'));
    expect(readdirSync(out).sort()).toEqual(['mine.html', 'proofs.csv']);
  });

  it('reads the forms from an export folder alone, for who received nothing else', async () => {
    const opened = await open();
    await choices(opened, 2);
    const [folder, one, other] = [empty(), empty(), empty()];
    await temoin('--data', opened.data, '--out', folder);
    await temoin('--data', opened.data, '--out', one, '--format', 'html');
    const before = bytesOf(folder);
    await opened.close();
    rmSync(opened.data, { recursive: true });
    expect(await temoin('--folder', folder, '--out', other, '--format', 'html')).toEqual({
      code: 0,
      out: [join(other, 'report.html')],
      err: '',
    });
    expect(bytesOf(other)).toEqual(bytesOf(one));
    expect(bytesOf(folder)).toEqual(before);
    expect((await temoin('--data', folder, '--out', other)).err).toContain(
      `${folder} is an export and no collector’s data; temoin export --folder reads one`,
    );
  });

  it('makes nothing where what is to be read is no export', async () => {
    const out = empty();
    expect(await temoin('--folder', 'test', '--out', out, '--format', 'csv')).toMatchObject({
      code: 1,
      err: 'temoin export: test is no export: it has no SHA256SUMS',
    });
    expect(existsSync(out)).toBe(false);
  });

  it('knows the purposes and parties that it may be asked for', async () => {
    const opened = await open();
    await choices(opened, 1);
    const out = empty();
    const asked = (...args: string[]) => temoin('--data', opened.data, '--out', out, ...args);
    const wrong = await asked('--purpose', 'replay.errors,replay.error');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain(
      '--purpose is “replay.error”, and no configuration in these logs names it; did you mean “replay.errors”? Known are: audience, replay.errors, replay.experience\n',
    );
    const nobody = await asked('--party', 'Nobody');
    expect(nobody).toMatchObject({ code: 2, err: expect.stringContaining('Known are: Boutique SAS\n') });
    expect(existsSync(out)).toBe(false);
    expect(await asked('--purpose', 'audience')).toMatchObject({ code: 0 });
    expect(readFileSync(join(out, 'scope.json'), 'utf8')).toBe('{"purposes":["audience"]}\n');
  });

  it('leaves nothing behind where its token does not count', async () => {
    const opened = await open();
    await choices(opened, 1);
    const url = await over(opened);
    onTestFinished(() => void vi.unstubAllEnvs());
    vi.stubEnv('TEMOIN_TOKEN', 'temoin_auditor_none');
    const out = empty();
    for (const more of [[], ['--format', 'csv'], ['--purpose', 'nope']]) {
      const refused = await temoin('--url', url, '--out', join(out, 'deep'), ...more);
      expect(refused).toMatchObject({ code: 1, out: [], err: expect.stringMatching(/bodies.*: 401 /) });
      expect(readdirSync(dirname(out))).toEqual([]);
    }
    const store = STORES.sqlite(opened.data);
    vi.stubEnv('TEMOIN_TOKEN', await createAccessToken(store, 'auditor', 1, opened.clock.now()));
    await store.close();
    expect(await temoin('--url', url, '--out', out)).toMatchObject({ code: 0, err: '' });
    expect(verified(out)).toMatchObject({ status: 0, said: expect.stringContaining(new URL(SITE).host) });
    // And one that no longer counts leaves what is there as it was.
    vi.stubEnv('TEMOIN_TOKEN', 'temoin_auditor_none');
    const before = bytesOf(out);
    expect(await temoin('--url', url, '--out', out)).toMatchObject({ code: 1 });
    expect(bytesOf(out)).toEqual(before);
  });
});
