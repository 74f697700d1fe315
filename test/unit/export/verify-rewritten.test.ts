import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { formatVerifierKey, signNote } from '../../../src/log/index.ts';
import { type Entry, entryText } from '../../../src/proof/index.ts';
import { logSigner, witness } from '../../fixtures/export/keys.ts';
import { makeFolder, put } from '../../fixtures/export/make-folder.ts';
import { createRandom } from '../../fixtures/export/random.ts';
import { type Change, failures, linesOf, relog, scratch, tampered } from '../../fixtures/export/tamper.ts';
import { timestamp } from '../../fixtures/export/timestamp.ts';

/** What the operator can do who holds the log's own key, and signs whatever pleases. */
const { path: work, remove } = scratch();
afterAll(remove);
// Copies of folders, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });
const made = makeFolder(join(work, 'sound'), { choices: 300, erased: 6 });
const entries = linesOf(made.folder, 'entries.jsonl').map((line) => JSON.parse(line));
const last = entries.at(-1) as { readonly at: string };
const log = (edit: (entries: string[]) => readonly string[]): Change => relog(made.signer, edit);
const found = async (change: Change): Promise<string> =>
  failures(await tampered(made.folder, change)).join('\n');
const entry = (rest: Record<string, unknown>): string =>
  entryText({ v: 1, site: 'https://boutique.example', at: last.at, ...rest } as unknown as Entry);

describe('a rewritten log under a fresh signature by the log’s own key', () => {
  const since = join(work, 'older');
  const against = async (size: number, change: Change) => {
    put(work, 'older', made.checkpoint(size));
    return failures(await tampered(made.folder, change, { since }));
  };
  const forgotten = log((all) =>
    all.toSpliced(
      150,
      1,
      entry({ kind: 'deletion', purpose: 'x', recordings: 1, why: 'y', at: entries[150].at }),
    ),
  );

  it('is found by an older checkpoint', async () => {
    expect(await against(200, forgotten)).toContain(
      'FAIL since: the log was rewritten before entry 200: that checkpoint has another root',
    );
    expect((await against(150, forgotten)).filter((line) => line.startsWith('FAIL since'))).toEqual([]);
  });

  it('is found where it is shorter than it was', async () => {
    const cut = await against(
      made.size,
      log((all) => all.slice(0, -1)),
    );
    expect(cut).toContain(
      `FAIL since: the log was cut: it has ${made.size - 1} entries, that checkpoint covers ${made.size}`,
    );
  });

  it('is found by a timestamp', async () => {
    const change: Change = (folder) => {
      put(folder, 'timestamps/200.checkpoint', made.checkpoint(200));
      put(folder, 'timestamps/200.tsr', timestamp(made.checkpoint(200), entries[199].at));
    };
    const both = await tampered(made.folder, (folder) => [forgotten, change].map((each) => each(folder)));
    expect(failures(both)).toContain(
      'FAIL timestamps: the log was rewritten before entry 200: timestamps/200 has another root',
    );
  });

  it('is found by a timestamp where its clock runs ahead of the authority’s', async () => {
    const stamped =
      (at: string): Change =>
      (folder) => {
        put(folder, 'timestamps/200.checkpoint', made.checkpoint(200));
        put(folder, 'timestamps/200.tsr', timestamp(made.checkpoint(200), at));
      };
    expect(await found(stamped(entries[199].at))).toBe('');
    expect(await found(stamped('2026-10-03T07:00:00Z'))).toMatch(
      /FAIL timestamps: a clock was set back: timestamps\/200, stamped at 2026-10-03T07:00:00Z, has an entry of 2026-10-03T08:/,
    );
  });

  it('is not vouched for by another log’s checkpoint, or one by another key', async () => {
    const other = makeFolder(join(work, 'other'), { epoch: '2026q3' });
    put(work, 'older', other.checkpoint(10));
    expect(failures(await tampered(made.folder, () => {}, { since }))).toEqual([
      `FAIL since: there is no sound log here of that checkpoint's name, ${other.origin}`,
    ]);
    const twin = makeFolder(join(work, 'twin'), { seed: 3 });
    put(work, 'older', twin.checkpoint(10));
    expect(failures(await tampered(made.folder, () => {}, { since }))).toEqual([
      'FAIL since: signed by none of the trusted keys',
    ]);
  });
});

describe('witnesses', () => {
  const by = witness('temoin.partenaire.test/w', createRandom(4));
  const note = made.checkpoint(made.size);
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  const witnessed =
    (line: string): Change =>
    (folder) => {
      put(folder, 'keys/witnesses', `${by.vkey}\n`);
      put(folder, 'checkpoint', note + line);
    };

  it('spoil the checkpoint by a wrong cosignature, and are passed over where unknown', async () => {
    expect(await found(witnessed(by.cosign(text, 1_790_000_000)))).toBe('');
    expect(await found(witnessed(by.cosign(`${text}x\n`, 1_790_000_000)))).toContain(
      'the signature of temoin.partenaire.test/w is wrong',
    );
    const stranger = witness('stranger.test/w', createRandom(9));
    expect(await found(witnessed(stranger.cosign(`${text}x\n`, 1)))).toBe('');
  });

  it('make no checkpoint by themselves, nor does a key by another name than the log’s', async () => {
    const alone: Change = (folder) => {
      witnessed('')(folder);
      put(folder, 'checkpoint', `${text}\n${by.cosign(text, 1_790_000_000)}`);
    };
    expect(await found(alone)).toContain('FAIL signature: checkpoint: signed by none of the trusted keys');
    const other = logSigner('other.test/temoin/2026q4', createRandom(12));
    const misnamed: Change = (folder) => {
      put(folder, 'keys/vkey', `${formatVerifierKey(other)}\n`);
      put(folder, 'checkpoint', signNote(text, other));
    };
    expect(await found(misnamed)).toContain('FAIL signature: checkpoint: signed by none of the trusted keys');
  });

  it('cannot stand in for the log’s own key', async () => {
    const forged = makeFolder(join(work, 'forged'), { seed: 11 });
    put(work, 'vkey', `${made.vkey}\n`);
    const change: Change = (folder) => put(folder, 'keys/witnesses', `${forged.vkey}\n`);
    const verdict = await tampered(forged.folder, change, { vkey: join(work, 'vkey') });
    expect(failures(verdict)).toContain('FAIL key: a key is not of type 4');
    expect(verdict.sound).toBe(false);
  });
});
