import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { open } from '../collector/collecting.ts';
import { cosigned } from './cosigning.ts';
import { bytesOf, choices, exported, linesOf, verified } from './exporting.ts';

const openssl = spawnSync('openssl', ['version']).status === 0;

/** The lines that a reader copies from one numbered part of README.txt. */
const linesToCopy = (out: string, part: number): string =>
  (readFileSync(join(out, 'README.txt'), 'utf8').split(/^(?=\d\. )/m)[part] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('     '))
    .join('\n');

const shell = (out: string, lines: string) => {
  const path = `${dirname(process.execPath)}:${process.env['PATH']}`;
  const run = spawnSync('sh', ['-c', lines], {
    cwd: out,
    encoding: 'utf8',
    env: { ...process.env, PATH: path, TMPDIR: dirname(out) },
  });
  return { status: run.status, said: run.stdout + run.stderr };
};

const values = (out: string, nth: number): string[] =>
  shell(out, linesToCopy(out, 4).replace('nth=1', `nth=${nth}`))
    .said.trim()
    .split('\n');

describe('the README.txt of an export', () => {
  it('gives lines that verify the folder and its sums', async () => {
    const opened = await open();
    await choices(opened, 2);
    const { out } = await exported(opened);
    for (const part of [1, 2]) expect(shell(out, linesToCopy(out, part))).toMatchObject({ status: 0 });
  });

  it.skipIf(!openssl)(
    'gives lines that verify the checkpoint, also where a witness cosigned it',
    async () => {
      const opened = await open();
      await choices(opened, 2);
      for (const seen of [false, true]) {
        if (seen) await cosigned(opened);
        const { out } = await exported(opened);
        expect(readFileSync(join(out, 'checkpoint'), 'utf8').match(/^— /gm)).toHaveLength(seen ? 2 : 1);
        const before = bytesOf(out);
        expect(shell(out, linesToCopy(out, 3))).toMatchObject({
          status: 0,
          said: expect.stringContaining('Signature Verified Successfully'),
        });
        // Nothing was added to the folder: it is still what its sums say.
        expect(bytesOf(out)).toEqual(before);
        expect(verified(out).status).toBe(0);
        const checkpoint = readFileSync(join(out, 'checkpoint'), 'utf8');
        writeFileSync(join(out, 'checkpoint'), checkpoint.replace(/\n(\d+)\n/, '\n1$1\n'));
        expect(shell(out, linesToCopy(out, 3)).status).not.toBe(0);
      }
    },
  );

  it.skipIf(!openssl)('gives lines that hold a body against its entry', async () => {
    const opened = await open();
    await choices(opened, 3);
    const { out } = await exported(opened);
    const count = linesOf(out, 'bodies.jsonl').length;
    for (const nth of [1, 2, count]) {
      const [computed, told, ...more] = values(out, nth);
      expect(more).toEqual([]);
      expect(computed).toMatch(/^[A-Za-z0-9+/]{43}=$/);
      expect(computed).toBe(told);
    }
    const bodies = readFileSync(join(out, 'bodies.jsonl'), 'utf8');
    writeFileSync(join(out, 'bodies.jsonl'), bodies.replace('replay.errors', 'replay.others'));
    const [computed, told] = values(out, 1);
    expect(computed).toMatch(/=$/);
    expect(computed).not.toBe(told);
    expect(existsSync(join(out, 'text'))).toBe(false);
  });
});
