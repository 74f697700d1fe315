import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/cli/index.ts';
import { run } from '../../../src/cli/run.ts';
import { boutique } from '../config/boutique.ts';
import { file, folder, temoin } from './temoin.ts';

const SESSION = '0123456789abcdef0123456789abcdef';

const said = async (...args: readonly string[]) => {
  const lines = { out: [] as string[], err: [] as string[] };
  const code = await run(args, {
    out: (line) => void lines.out.push(line),
    err: (line) => void lines.err.push(line),
    stop: AbortSignal.abort(),
  });
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
};

describe('the command line', { timeout: 60_000 }, () => {
  it('tells its commands when asked, and when nothing is asked', async () => {
    const asked = await said('--help');
    expect(asked.code).toBe(0);
    for (const { name, summary } of COMMANDS)
      expect(asked.out).toMatch(new RegExp(`^  ${name} {2,}${summary}$`, 'm'));
    const columns = asked.out.split('\n').flatMap((line) => /^ {2}\w+ +/.exec(line)?.[0].length ?? []);
    expect(new Set(columns).size).toBe(1);
    const bare = await said();
    expect(bare.code).toBe(2);
    expect(bare.err).toBe(asked.out);
  });

  it.each(COMMANDS.map(({ name, usage }) => [name, usage] as const))(
    'tells how to use %s',
    async (name, usage) => {
      const { code, out } = await said(name, '--help');
      expect(code).toBe(0);
      expect(out).toContain(usage);
      expect(await said('help', name)).toEqual({ code, out, err: '' });
    },
  );

  it.each([
    [['chek'], /no “chek”; did you mean “check”/],
    [['frobnicate'], /no “frobnicate”/],
    [['help', 'exprot'], /no “exprot”; did you mean “export”/],
    [['--help', 'frobnicate'], /no “frobnicate”/],
    [['check', '--hlep', 'a.json'], /there is no --hlep\n/],
    [['serve', '--confg', 'a.json'], /there is no --confg; did you mean --config\?\n/],
    [['check'], /a file is missing/],
    [['check', 'a.json', 'b.json'], /what is “b.json” for/],
    [['check', '--fix', 'a.json'], /--fix/],
    [['check', 'not/there.json'], /cannot be read/],
    [['serve'], /--config is missing/],
    [['serve', '--config', 'a.json'], /--data is missing/],
    [['serve', '--config', 'a.json', '--data', 'd'], /--port is missing/],
    [['serve', '--config', 'a.json', '--data', 'd', '--port', 'http'], /--port is “http”/],
    [['serve', '--config', 'a.json', '--data', 'd', '--port', '65536'], /from 0 to 65535/],
    [['serve', 'now'], /now/],
    [['token', '--data', 'd'], /--role is missing/],
    [['token', '--data', 'd', '--role', 'admin'], /auditor or operator/],
    [['token', '--data', 'd', '--role', 'auditor', '--days', '0'], /from 1 to 366/],
    [['token', '--data', 'not/there', '--role', 'auditor'], /not\/there is not there/],
    [['token', '--data', 'test', '--role', 'auditor'], /test holds no data of a collector/],
    [['erase', '--data', 'not/there', '--session', SESSION, '--why', 'x'], /not\/there is not there/],
    [['export', '--out', 'x'], /one of --data, --url and --folder/],
    [['export', '--data', 'd', '--folder', 'f', '--out', 'x'], /one of --data, --url and --folder/],
    [['export', '--data', 'd', '--out', 'x', '--format', 'pdf'], /“pdf”, and must be one of folder, csv, /],
    [
      ['export', '--data', 'd', '--out', 'package.json'],
      /package.json is a file, and the export is a folder/,
    ],
    [['export', '--folder', 'f', '--out', 'x'], /--format says which form/],
    [['export', '--folder', 'f', '--out', 'x', '--format', 'csv'], /f is not there/],
    [['export', '--folder', 'f', '--out', 'x', '--format', 'csv', '--party', 'A'], /--party is for --data/],
    [['unmask'], /the address of a page is missing/],
    [['unmask', 'b.example'], /“b.example” is not an address such as https/],
    [['unmask', 'http://b.example', '--write'], /--config is missing/],
    [['sweep', '--config', 'a.json', '--data', 'not/there'], /is not there/],
  ])('answers %j with 2 and says why', async (args, why) => {
    const { code, err, out } = await said(...args);
    expect(err).toMatch(why);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it('says which version it is', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const asked of ['--version', '-v'])
      expect(await said(asked)).toEqual({ code: 0, out: version, err: '' });
  });

  it('names the folder of a database that it cannot read', async () => {
    const data = folder();
    writeFileSync(join(data, 'temoin.sqlite'), 'years of work');
    expect(await said('token', '--data', data, '--role', 'auditor')).toMatchObject({
      code: 1,
      err: `temoin token: ${data}: file is not a database`,
    });
  });

  it('gives its answer to the shell', async () => {
    expect(await temoin('--help')).toMatchObject({ code: 0, err: '' });
    expect(await temoin('nothing')).toMatchObject({ code: 2, out: '' });
  });
});

describe('temoin check', { timeout: 60_000 }, () => {
  it('says that a sound configuration is, and answers 0', async () => {
    const { code, out } = await said('check', file(boutique()));
    expect(out).toMatch(
      /temoin\.json is sound: asks for replay\.errors, replay\.experience, audience in en, fr\n/,
    );
    expect(out).toContain(
      'replay.experience: asked on the first layer, though the CNIL’s draft does not expect it here (some text is not masked)',
    );
    expect(code).toBe(0);
  });

  it('says who asks for what, and after whom', async () => {
    const check = (map: object) => said('check', file({ ...boutique(), ask: { cmp: 'didomi', map } }));
    expect((await check({ 'replay.experience': 'x1', audience: 'x2' })).out).toContain(
      'Didomi asks for replay.experience, audience; Témoin asks for replay.errors, after it\n',
    );
    const all = { 'replay.errors': 'x0', 'replay.experience': 'x1', audience: 'x2' };
    expect((await check(all)).out).toContain('audience; Témoin asks for nothing beside it\n');
  });

  it('answers 0 with warnings', async () => {
    const { code, out } = await said('check', file({ ...boutique(), storage: [{ country: 'US' }] }));
    expect(out).toContain('warning: storage[0].country keeps recordings and proofs in United States');
    expect(code).toBe(0);
  });

  it('says every error with its path, its reason and the rule behind it, and answers 1', async () => {
    const wrong = {
      ...boutique(),
      site: 'https://boutique.example/',
      purposes: [{ id: 'replay.errors', limitation: { L2: {} }, retention: 'P7M' }],
      legitimateInterest: true,
    };
    const { code, out } = await temoin('check', file(wrong));
    expect(out).toContain('error: site must be the exact origin, “https://boutique.example” (R-083');
    expect(out).toContain(
      'error: purposes[0].retention is P7M; P6M is the most for it (R-088, CNIL draft §45)',
    );
    expect(out).toContain('error: legitimateInterest is no setting');
    expect(out).toMatch(/temoin\.json: 3 errors\n$/);
    expect(code).toBe(1);
  });

  it('answers 1 to what is not JSON', async () => {
    const { code, out } = await said('check', file('{ "site": '));
    expect(out).toMatch(/^error: \S+temoin\.json is not JSON: .+ \(R-187\)$/m);
    expect(code).toBe(1);
  });

  it('warns of text that may be shown without a reason', async () => {
    const { code, out } = await said('check', file({ ...boutique(), unmask: ['nav'] }));
    expect(out).toMatch(/^warning: unmask\[0\] shows “nav” and says no reason.*\(R-067, CNIL draft §43\)$/m);
    expect(code).toBe(0);
  });

  it('is not put off by a byte order mark', async () => {
    expect((await said('check', file(`\uFEFF${JSON.stringify(boutique())}`))).code).toBe(0);
  });

  it('answers 2 to a folder', async () => {
    expect((await said('check', folder())).code).toBe(2);
  });
});
