import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { check } from '../../../src/cli/check.ts';
import type { Command } from '../../../src/cli/command.ts';
import { dossier } from '../../../src/cli/dossier.ts';
import { UsageError } from '../../../src/cli/usage-error.ts';
import { boutique } from '../config/boutique.ts';

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'temoin-dossier-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};
const file = (content: unknown) => {
  const path = join(folder(), 'temoin.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const run = async (command: Command, ...args: readonly string[]) => {
  const said = { out: [] as string[], err: [] as string[] };
  const io = {
    out: (line: string) => void said.out.push(line),
    err: (line: string) => void said.err.push(line),
    stop: AbortSignal.abort(),
  };
  return { code: await command.run(args, io), ...said };
};

describe('temoin dossier', () => {
  it('writes the three files into a folder that it makes, and says where', async () => {
    const out = join(folder(), 'new', 'dossier');
    const from = file(boutique());
    const { code, out: said } = await run(dossier, from, '--out', out, '--date', '2026-11-22');
    expect(code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['dossier.en.html', 'dossier.fr.html', 'dossier.json']);
    expect(said.map((line) => existsSync(line))).toEqual([true, true, true]);
    const facts = JSON.parse(readFileSync(join(out, 'dossier.json'), 'utf8'));
    expect(facts.date).toBe('2026-11-22');
    expect(facts.configuration.sha256).toBe(createHash('sha256').update(readFileSync(from)).digest('hex'));
    expect(facts.product.version).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
  });

  it('writes the same bytes again', async () => {
    const from = file(boutique());
    const [one, other] = [folder(), folder()];
    for (const out of [one, other]) await run(dossier, from, '--out', out, '--date', '2026-11-22');
    for (const name of readdirSync(one))
      expect(readFileSync(join(one, name)).equals(readFileSync(join(other, name))), name).toBe(true);
  });

  it('is drawn up today where no day is said', async () => {
    const out = folder();
    const before = new Date();
    await run(dossier, file(boutique()), '--out', out);
    const { date } = JSON.parse(readFileSync(join(out, 'dossier.json'), 'utf8'));
    const days = [before, new Date()].map((day) => day.toLocaleDateString('sv-SE'));
    expect(days).toContain(date);
  });

  it('refuses a wrong configuration exactly as check does, and writes nothing', async () => {
    const wrong = file({ ...boutique(), storage: [], legalBasis: 'x' });
    const out = join(folder(), 'none');
    const [drawn, checked] = [await run(dossier, wrong, '--out', out), await run(check, wrong)];
    expect(drawn).toEqual({ code: 1, out: [], err: checked.out });
    expect(existsSync(out)).toBe(false);
  });

  it.each([
    [[], /a file is missing/],
    [['a.json'], /--out is missing/],
    [['a.json', 'b.json', '--out', 'x'], /what is “b.json” for/],
    [['a.json', '--out', 'x', '--day', '1'], /--day/],
    [['a.json', '--out', 'x', '--date', '22/11/2026'], /--date is “22\/11\/2026”/],
    [['a.json', '--out', 'x', '--date', '2026-02-30'], /--date is “2026-02-30”/],
    [['not/there.json', '--out', 'not/there'], /cannot be read/],
    [['a.json', '--out', 'package.json'], /package.json is not a folder/],
  ])('takes %j for wrong usage', async (args, why) => {
    const failed = run(dossier, ...args);
    await expect(failed).rejects.toBeInstanceOf(UsageError);
    await expect(failed).rejects.toThrow(why);
    expect(existsSync('not')).toBe(false);
  });
});
