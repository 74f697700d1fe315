import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { makeFolder, put } from '../../fixtures/export/make-folder.ts';
import { scratch } from '../../fixtures/export/tamper.ts';

const { path: work, remove } = scratch();
afterAll(remove);
// Copies of folders, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });
const source = fileURLToPath(new URL('../../../src/export/verify.mjs', import.meta.url));
const made = makeFolder(join(work, 'sound'), { choices: 3000, erased: 3 });
const spoilt = join(work, 'spoilt');
cpSync(made.folder, spoilt, { recursive: true });
const [first = '', ...rest] = readFileSync(join(spoilt, 'entries.jsonl'), 'utf8').split('\n');
put(spoilt, 'entries.jsonl', [first.replace('08:00:00', '07:00:00'), ...rest].join('\n'));

/** The oldest Node that is to run it may be the machine's own, another than the one that runs these tests. */
const nodes = [process.execPath, '/usr/bin/node', '/usr/local/bin/node'].filter((each) => existsSync(each));

describe.each(nodes)('under %s', (node) => {
  const run = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(node, args, { cwd: made.folder, encoding: 'utf8' });
    return { status, stdout, stderr };
  };

  it('the copy in a folder checks that folder, with nothing beside it', () => {
    const { status, stdout, stderr } = run('verify.mjs', '.');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('ok bodies: 2997 match, 3 lawfully erased, 0 out of scope\n');
    expect(
      stdout
        .split('\n')
        .slice(0, -1)
        .filter((line) => !/^(ok|erased) /.test(line)),
    ).toEqual([]);
  });

  it('goes out with 1 for a finding, and names it', () => {
    const { status, stdout } = run(source, `${spoilt}/`, '--no-signatures');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^FAIL files: entries\.jsonl is not that of SHA256SUMS$/m);
    expect(stdout).toMatch(/^FAIL root: /m);
    expect(stdout).toMatch(/^ok signatures: \d+ of grants and withdrawals: NOT CHECKED$/m);
  });

  it('says how it is used where it is asked', () => {
    const { status, stdout, stderr } = run(source, '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^usage: node verify\.mjs <folder> .*--witness <file>/);
  });

  it('writes one JSON object on demand', () => {
    const { status, stdout } = run(source, spoilt, '--json');
    const { sound, findings, lines, logs } = JSON.parse(stdout);
    expect({ status, sound, findings }).toEqual({ status: 1, sound: false, findings: 4 });
    expect(lines).toHaveLength(new Set(lines).size);
    expect(logs).toMatchObject([{ origin: made.origin, size: made.size, bodies: 2997, erased: 3 }]);
  });

  it.each<[string, readonly string[]]>([
    ['no folder', []],
    ['two folders', [made.folder, made.folder]],
    ['a folder that is not there', [join(work, 'nowhere')]],
    ['a file in its place', [source]],
    ['an unknown option', [made.folder, '--quiet']],
    ['an option without its value', [made.folder, '--vkey']],
    ['a key file that is not there', [made.folder, '--vkey', join(work, 'nowhere')]],
    ['a key file that holds no key', [made.folder, '--vkey', source]],
    ['a witness’s key file that holds no key', [made.folder, '--witness', source]],
    ['a checkpoint that is not there', [made.folder, '--since', join(work, 'nowhere')]],
  ])('goes out with 2 for %s, and says how it is used', (_, args) => {
    const { status, stdout, stderr } = run(source, ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('usage: node verify.mjs <folder>');
  });

  it.each<[string, (folder: string) => void]>([
    ['an empty folder', () => {}],
    ['a foreign folder', (folder) => put(folder, 'holiday/picture.txt', 'sun\n')],
    [
      'a folder of noise',
      (folder) => {
        for (const name of [
          'checkpoint',
          'entries.jsonl',
          'bodies.jsonl',
          'keys/vkey',
          'SHA256SUMS',
          'scope.json',
        ])
          put(folder, name, Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256)));
      },
    ],
    [
      'a folder of empty files',
      (folder) => {
        for (const name of ['checkpoint', 'entries.jsonl', 'bodies.jsonl', 'keys/vkey', 'SHA256SUMS'])
          put(folder, name, '');
      },
    ],
  ])('survives %s, and says what it is not', (_, fill) => {
    const folder = join(work, 'odd');
    mkdirSync(folder);
    fill(folder);
    const { status, stdout, stderr } = run(source, folder);
    rmSync(folder, { recursive: true });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toMatch(/^FAIL (files|key|signature): /m);
  });

  it('runs through a symbolic link, and does nothing where it is only imported', () => {
    const link = join(work, `link-${nodes.indexOf(node)}.mjs`);
    symlinkSync(source, link);
    expect(run(link).status).toBe(2);
    const importer = join(work, 'importer.mjs');
    writeFileSync(
      importer,
      `import { verify } from ${JSON.stringify(source)};\nconsole.log(typeof verify);\n`,
    );
    expect(run(importer)).toEqual({ status: 0, stdout: 'function\n', stderr: '' });
  });
});

describe('the file itself', () => {
  const code = readFileSync(source, 'utf8');

  it('imports nothing but Node', () => {
    const imports = [...code.matchAll(/\bfrom '([^']+)'|\bimport\('([^']+)'\)/g)].map(
      ([, one, other]) => one ?? other,
    );
    expect(imports.filter((name) => !name?.startsWith('node:') && name !== './verify.mjs')).toEqual([]);
    expect(code).not.toMatch(/\b(fetch|require|eval)\(|node:(http|net|dns|child_process)/);
  });
});
