import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from './temoin.ts';

const versionOf = (node: string): readonly number[] =>
  spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.split('.').map(Number);
const isOld = ([major = 0, minor = 0]: readonly number[]): boolean =>
  major < 22 || (major === 22 && minor < 19);
/** The machine's own may be older than the one that runs these tests. */
const old = ['/usr/bin/node', '/usr/local/bin/node'].find(
  (each) => existsSync(each) && isOld(versionOf(each)),
);

/** As in an installed package: no tools/, and so no Node of its own. */
const installed = (): string => {
  const place = folder();
  for (const each of ['bin', 'dist/esm/cli']) mkdirSync(join(place, each), { recursive: true });
  copyFileSync('bin/temoin.mjs', join(place, 'bin/temoin.mjs'));
  writeFileSync(join(place, 'package.json'), '{"type":"module"}');
  writeFileSync(join(place, 'dist/esm/cli/main.js'), "console.log('ran', ...process.argv.slice(2));");
  return join(place, 'bin/temoin.mjs');
};

const run = (node: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(node, [installed(), ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
};

describe('the installed command', () => {
  it
    .skipIf(!old)
    .each([
      ['verify', 'evidence'],
      ['--version'],
      ['-v'],
      ['--help'],
      ['help', 'export'],
      ['export', '--help'],
      [],
    ])('runs on an older Node: %s %s', (...args) => {
    const words = args.filter((each) => typeof each === 'string');
    expect(run(old as string, ...words)).toEqual({
      ...{ status: 0, stderr: '' },
      stdout: `${['ran', ...words].join(' ')}\n`,
    });
  });

  it.skipIf(!old)('says which Node the rest needs', () => {
    const { status, stdout, stderr } = run(old as string, 'check', 'temoin.json');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^temoin: this is Node \S+; “check” needs 22\.19 or newer .*\n$/);
  });

  it('runs everything on a newer one', () => {
    expect(run(process.execPath, 'check', 'a.json')).toMatchObject({
      status: 0,
      stdout: 'ran check a.json\n',
    });
  });
});
