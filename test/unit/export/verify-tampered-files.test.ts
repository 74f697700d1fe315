import { readFileSync, renameSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { makeFolder, put } from '../../fixtures/export/make-folder.ts';
import {
  type Change,
  editBytes,
  editLines,
  expectFound,
  failures,
  flipped,
  inFile,
  linesOf,
  scratch,
  tampered,
} from '../../fixtures/export/tamper.ts';

/** What somebody can do to a folder who has not got the log's key. */
const { path: work, remove } = scratch();
afterAll(remove);
// Copies of folders, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });
const made = makeFolder(join(work, 'sound'), { choices: 300, erased: 6, stamps: [50] });
const scoped = makeFolder(join(work, 'scoped'), { choices: 60, scope: { purposes: ['audience'] } });
const forged = makeFolder(join(work, 'forged'), { choices: 300, erased: 6, stamps: [50], seed: 2 });
const entries = linesOf(made.folder, 'entries.jsonl');

const cases: readonly [what: string, change: Change, found: RegExp | string][] = [
  [
    'a byte of a notice',
    inFile(/^notices/, (name) => editBytes(name, flipped(20))),
    /notices\/\w+\.json is not the file that was logged/,
  ],
  [
    'a byte of a configuration',
    editBytes(`documents/${JSON.parse(entries[0] as string).digest}.json`, flipped(5)),
    /FAIL entries: entry 0: documents\/\w+\.json is not the file that was logged/,
  ],
  [
    'a byte of a picture',
    inFile(/png$/, (name) => editBytes(name, flipped(30))),
    /documents\/\w+\.png is not the file that was logged/,
  ],
  [
    'a byte of an accessible text',
    inFile(/^documents.*txt$/, (name) => editBytes(name, flipped(2))),
    /documents\/\w+\.txt is not the file that was logged/,
  ],
  [
    'a byte of an imported file',
    inFile(/csv$/, (name) => editBytes(name, flipped(2))),
    /documents\/\w+\.csv is not the file that was logged/,
  ],
  [
    'a byte of a tile',
    editBytes('tile/0/000', flipped(100)),
    'FAIL tiles: tile/0/000 is not what the entries give',
  ],
  [
    'a byte of the last tile',
    inFile(/^tile\/0\/001/, (name) => editBytes(name, flipped(3))),
    /FAIL tiles: tile\/0\/001\.p\/\d+ is not/,
  ],
  [
    'a byte of the checkpoint’s root',
    editLines('checkpoint', (lines) =>
      lines.with(
        2,
        (lines[2] as string).replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')),
      ),
    ),
    /FAIL signature: checkpoint: the signature of \S+ is wrong/,
  ],
  ['a byte of the key', editBytes('keys/vkey', flipped(60)), /FAIL key: /],
  [
    'a byte of a stamped checkpoint',
    editBytes('timestamps/50.checkpoint', flipped(40)),
    'FAIL timestamps: timestamps/50: on another checkpoint',
  ],
  ['a byte of a timestamp', editBytes('timestamps/50.tsr', flipped(3)), /FAIL timestamps: timestamps\/50: /],
  [
    'a checkpoint cut short',
    (folder) => truncateSync(join(folder, 'checkpoint'), 60),
    'FAIL signature: checkpoint: not a signed checkpoint',
  ],
  [
    'a timestamp cut short',
    (folder) => truncateSync(join(folder, 'timestamps/50.tsr'), 60),
    /FAIL timestamps: timestamps\/50: not DER/,
  ],
  [
    'an empty timestamp',
    (folder) => truncateSync(join(folder, 'timestamps/50.tsr'), 0),
    /FAIL timestamps: timestamps\/50: no timestamp/,
  ],
  ...[
    'checkpoint',
    'entries.jsonl',
    'bodies.jsonl',
    'keys/vkey',
    'tile/0/000',
    'timestamps/50.tsr',
    'timestamps/50.checkpoint',
  ].map((name): [string, Change, RegExp] => [
    `${name} missing`,
    (folder) => rmSync(join(folder, name)),
    new RegExp(`FAIL .*${name} is missing`),
  ]),
  [
    'a notice missing',
    inFile(/^notices/, (name) => (folder) => rmSync(join(folder, name))),
    /FAIL entries: entry [12]: notices\/\w+\.json is missing/,
  ],
  [
    'a picture missing',
    inFile(/png$/, (name) => (folder) => rmSync(join(folder, name))),
    /FAIL entries: entry 3: documents\/\w+\.png is missing/,
  ],
  [
    'an imported file missing',
    inFile(/csv$/, (name) => (folder) => rmSync(join(folder, name))),
    /FAIL entries: entry 4: documents\/\w+ is missing/,
  ],
  ...[
    'extra.txt',
    'notices/extra.json',
    `documents/${'0'.repeat(64)}.png`,
    'tile/0/002',
    'tile/2/000.p/1',
    'keys/other',
    'tile/0/000.p/5',
  ].map((name): [string, Change, string] => [
    `${name} put in`,
    (folder) => put(folder, name, 'extra'),
    `FAIL files: nothing in the log accounts for ${name}`,
  ]),
  [
    'a symbolic link',
    (folder) => symlinkSync('/etc/hostname', join(folder, 'notices/link.json')),
    'FAIL files: notices/link.json is a symbolic link',
  ],
  [
    'a file behind a symbolic link',
    (folder) => {
      renameSync(join(folder, 'entries.jsonl'), join(work, 'elsewhere'));
      symlinkSync(join(work, 'elsewhere'), join(folder, 'entries.jsonl'));
    },
    'FAIL files: entries.jsonl is a symbolic link',
  ],
  [
    'names that would write to a terminal',
    (folder) => put(folder, 'notices/\u001b[2Jok.json', '{}'),
    'FAIL files: nothing in the log accounts for notices/?[2Jok.json',
  ],
  [
    'another log’s key',
    (folder) => put(folder, 'keys/vkey', readFileSync(join(forged.folder, 'keys/vkey'))),
    'FAIL signature: checkpoint: signed by none of the trusted keys',
  ],
];

describe('tampering with files, by somebody without the log’s key', () => {
  it.each(cases)('is found, and named: %s', async (_, change, found) => {
    await expectFound(made.folder, change, found);
  });

  it('is found where the whole log is another’s, under the key that one knows', async () => {
    put(work, 'vkey', `${made.vkey}\n`);
    const own = await tampered(forged.folder, () => {});
    expect(own.sound).toBe(true);
    const { lines } = await tampered(forged.folder, () => {}, { vkey: join(work, 'vkey') });
    expect(lines).toContain(`FAIL key: keys/vkey is not one you trust: ${forged.vkey}`);
    expect(lines).toContain('FAIL signature: checkpoint: signed by none of the trusted keys');
  });
});

describe('a scope', () => {
  const index = linesOf(scoped.folder, 'bodies.jsonl').map((line) => JSON.parse(line).index as number);

  it('does not excuse a missing body within it', async () => {
    const dropped = await tampered(
      scoped.folder,
      editLines('bodies.jsonl', (lines) => lines.slice(1)),
    );
    expect(failures(dropped)).toEqual([
      `FAIL bodies: entry ${index[0]}: its body is missing, and no later entry erases it`,
    ]);
  });

  it('forbids a body out of it', async () => {
    const narrow = { purposes: ['replay.errors'] };
    const found = failures(
      await tampered(scoped.folder, (folder) => put(folder, 'scope.json', JSON.stringify(narrow))),
    );
    expect(found).toContain(`FAIL bodies: entry ${index[0]}: its body is there, and out of scope`);
  });

  it('cannot be taken away', async () => {
    const found = failures(await tampered(scoped.folder, (folder) => rmSync(join(folder, 'scope.json'))));
    expect(found[0]).toMatch(/^FAIL bodies: entry \d+: its body is missing, and no later entry erases it$/);
  });

  it.each(['{"purposes":"audience"}', '{"all":true}', '{"from":"2026"}', '[]', ''])(
    'is not %s',
    async (text) => {
      const found = failures(await tampered(scoped.folder, (folder) => put(folder, 'scope.json', text)));
      expect(found[0]).toMatch(/^FAIL scope: not /);
    },
  );
});
