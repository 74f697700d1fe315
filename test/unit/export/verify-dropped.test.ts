import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { verify } from '../../../src/export/verify.mjs';
import { dropLog, type Made, makeFolder, put, type Shape, seal } from '../../fixtures/export/make-folder.ts';
import { failures, linesOf, relog, scratch } from '../../fixtures/export/tamper.ts';
import { timestamp } from '../../fixtures/export/timestamp.ts';

const { path: work, remove } = scratch();
afterAll(remove);
// Copies of folders, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });

/** An export of a dropped log and of one that tells of it. */
const dropped = (name: string, epoch: string, by: string, shape: Shape = {}, forge = (_: Made) => {}) => {
  const above = join(work, name);
  const old = makeFolder(join(above, epoch), { epoch, ...shape });
  const kept = (size: number): string => {
    put(work, `${name}.kept`, old.checkpoint(size));
    return join(work, `${name}.kept`);
  };
  forge(old);
  const [, , root = ''] = linesOf(old.folder, 'checkpoint');
  dropLog(old);
  makeFolder(join(above, by), { epoch: by, seed: 2, drops: { ...old, root } });
  const finish = () => {
    for (const each of [epoch, by]) seal(join(above, each));
    put(above, 'verify.mjs', '// The verifier.\n');
    seal(above);
    return above;
  };
  return { old, kept, finish };
};
const rewrite = ({ folder, signer }: Made): void =>
  relog(signer, (all) => all.map((text, at) => (at === 10 ? (all[9] as string) : text)))(folder);

describe('a dropped log', () => {
  it('is explained by a later log, which tells how long it was kept', async () => {
    const { finish, old, kept } = dropped('sound', '2026q2', '2026q4');
    const { sound, lines } = await verify(finish(), { since: kept(old.size) });
    expect(lines.filter((line) => line.startsWith('FAIL'))).toEqual([]);
    expect(sound).toBe(true);
    expect(lines.join('\n')).toMatch(
      /ok dropped: \S+2026q2, .*: P5Y are over \(2026-10-03T\S+\), 94 days after its quarter/,
    );
    expect(lines).toContain('ok 2026q2 since: the dropped log has the root of that checkpoint');
  });

  it('is not explained by an older log, nor while its quarter runs', async () => {
    const { finish } = dropped('older', '2026q4', '2026q3');
    expect(failures(await verify(finish()))).toEqual([
      'FAIL dropped: boutique.example/temoin/2026q4: the expiry entry that names it is not of a later log, after its quarter',
    ]);
  });

  it('is held against a checkpoint that was kept', async () => {
    const { finish, old, kept } = dropped('rewritten', '2026q2', '2026q4', {}, rewrite);
    expect(failures(await verify(finish(), { since: kept(old.size) }))).toEqual([
      'FAIL 2026q2 since: the log was rewritten before it was dropped: that checkpoint has another root',
    ]);
  });

  it('cannot be checked against one of fewer entries, and says so', async () => {
    const { finish, kept } = dropped('smaller', '2026q2', '2026q4');
    expect(failures(await verify(finish(), { since: kept(20) }))).toEqual([
      'FAIL 2026q2 since: that checkpoint, of 20 entries, cannot be checked: the log was dropped',
    ]);
  });

  it('is held against its own timestamp', async () => {
    const { finish, old } = dropped('stamped', '2026q2', '2026q4', {}, rewrite);
    const note = old.checkpoint(old.size);
    put(old.folder, `timestamps/${old.size}.checkpoint`, note);
    put(old.folder, `timestamps/${old.size}.tsr`, timestamp(note, '2026-07-01T00:00:00Z'));
    expect(failures(await verify(finish()))).toEqual([
      `FAIL 2026q2 timestamps: the log was rewritten before it was dropped: timestamps/${old.size} has another root`,
    ]);
  });
});
