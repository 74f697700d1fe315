import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { makeFolder } from '../../fixtures/export/make-folder.ts';
import {
  all,
  type Change,
  editBytes,
  editLines,
  expectFound,
  flipped,
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
const bodies = linesOf(made.folder, 'bodies.jsonl');
const [gone = 0] = made.erased;

const inBody = (at: number, from: RegExp, to: string): Change =>
  editLines('bodies.jsonl', (lines) => lines.with(at, (lines[at] as string).replace(from, to)));
const signed = bodies.findIndex((line) => line.includes('signature'));
const unsigned = bodies.findIndex((line) => !line.includes('signature'));
const indexOf = (at: number): number => JSON.parse(bodies[at] as string).index;
const other = (letter: string): string => (letter === 'A' ? 'B' : 'A');

const cases: readonly [what: string, change: Change, found: RegExp | string][] = [
  [
    'a byte of an entry',
    editLines('entries.jsonl', (lines) => lines.with(9, (lines[9] as string).replace('"act":"', '"act":"x'))),
    'FAIL entries: entry 9: not as a choice is written',
  ],
  [
    'a byte of an entry that leaves it an entry',
    editLines('entries.jsonl', (lines) =>
      lines.with(0, (lines[0] as string).replace('08:00:00', '07:59:59')),
    ),
    /FAIL root: the entries give \S+, the checkpoint says \S+/,
  ],
  [
    'a byte of a body',
    inBody(4, /Boutique/, 'boutique'),
    /FAIL bodies: entry \d+: not the body that the entry commits to/,
  ],
  [
    'a byte of a commitment key',
    inBody(4, /"key":"(.)/, `"key":"${other(/"key":"(.)/.exec(bodies[4] as string)?.[1] ?? '')}`),
    /FAIL bodies: entry \d+: not the body that the entry commits to/,
  ],
  [
    'a dropped entry',
    editLines('entries.jsonl', (lines) => lines.toSpliced(100, 1)),
    `FAIL entries: there are ${made.size - 1}, the checkpoint says ${made.size}`,
  ],
  [
    'a doubled entry',
    editLines('entries.jsonl', (lines) => lines.toSpliced(100, 0, lines[100] as string)),
    `FAIL entries: there are ${made.size + 1}, the checkpoint says ${made.size}`,
  ],
  [
    'entries in another order',
    editLines('entries.jsonl', (lines) => lines.with(20, lines[21] as string).with(21, lines[20] as string)),
    'FAIL entries: entry 21: a clock was set back',
  ],
  [
    'a dropped body',
    editLines('bodies.jsonl', (lines) => lines.toSpliced(7, 1)),
    `FAIL bodies: entry ${indexOf(7)}: its body is missing, and no later entry erases it`,
  ],
  [
    'a doubled body',
    editLines('bodies.jsonl', (lines) => lines.toSpliced(7, 0, lines[7] as string)),
    `FAIL bodies: bodies.jsonl: line 9 is not of an entry after ${indexOf(7)}`,
  ],
  [
    'bodies in another order',
    editLines('bodies.jsonl', (lines) => lines.with(7, lines[8] as string).with(8, lines[7] as string)),
    `FAIL bodies: bodies.jsonl: line 9 is not of an entry after ${indexOf(8)}`,
  ],
  [
    'a body in the place of another',
    editLines('bodies.jsonl', (lines) =>
      lines.with(7, (lines[9] as string).replace(/\d+/, String(indexOf(7)))),
    ),
    `FAIL bodies: entry ${indexOf(7)}: not the body that the entry commits to`,
  ],
  [
    'something in the place of an erased body',
    editLines('bodies.jsonl', (lines) =>
      [...lines, (lines[9] as string).replace(/\d+/, String(gone))].sort(
        (a, b) => JSON.parse(a).index - JSON.parse(b).index,
      ),
    ),
    new RegExp(`FAIL bodies: entry ${gone}: erased, but its body is there: GDPR art`),
  ],
  [
    'a body for an entry that has none',
    editLines('bodies.jsonl', (lines) => [(lines[0] as string).replace(/\d+/, '1'), ...lines]),
    'FAIL bodies: entry 1: its body is there, and a notice has none',
  ],
  [
    'a body for no entry',
    editLines('bodies.jsonl', (lines) => [...lines, (lines[0] as string).replace(/\d+/, '99999')]),
    'FAIL bodies: there is no entry 99999, but a body of it',
  ],
  [
    'a swapped signature',
    inBody(signed, /(\\"signature\\":\\")./, '$1_'),
    `FAIL bodies: entry ${indexOf(signed)}: not the body that`,
  ],
  [
    'a signature taken away',
    inBody(signed, /,\\"key\\".*\}"\}$/, '}"}'),
    `FAIL bodies: entry ${indexOf(signed)}: not the body that`,
  ],
  [
    'a signature on a refusal',
    inBody(unsigned, /\}"\}$/, `${/,\\"key\\".*$/.exec(bodies[signed] as string)?.[0]}`),
    `FAIL bodies: entry ${indexOf(unsigned)}: not the body that`,
  ],
  [
    'more beside a body',
    inBody(3, /\}$/, ',"note":1}'),
    `FAIL bodies: entry ${indexOf(3)}: not a line of index, key and body`,
  ],
  ['no bodies at all', (folder) => writeFileSync(join(folder, 'bodies.jsonl'), ''), /FAIL and \d+ more/],
  [
    'entries cut short',
    (folder) => truncateSync(join(folder, 'entries.jsonl'), 5000),
    /FAIL entries: entries\.jsonl: it ends within line \d+/,
  ],
  [
    'bodies cut short',
    (folder) => truncateSync(join(folder, 'bodies.jsonl'), 5000),
    /FAIL bodies: bodies\.jsonl: it ends within line \d+/,
  ],
  [
    'a line of two megabytes',
    editLines('bodies.jsonl', (lines) => lines.with(2, 'x'.repeat(2 ** 21))),
    'FAIL bodies: bodies.jsonl: line 3 is longer than 1 MiB',
  ],
  [
    'an entry of two megabytes',
    editLines('entries.jsonl', (lines) => lines.with(2, 'x'.repeat(2 ** 21))),
    'FAIL entries: entries.jsonl: line 3 is longer than 1 MiB',
  ],
  [
    'bytes that are no text',
    editLines('entries.jsonl', () => ['\u0000\u0001', '{}', '[]', '{"v":2}', '{"v":1,"kind":"x"}']),
    'FAIL entries: entry 0: not JSON',
  ],
];

describe('tampering with lines, by somebody without the log’s key', () => {
  it.each(cases)('is found, and named: %s', async (_, change, found) => {
    await expectFound(made.folder, change, found);
  });

  it('leaves the rest to be checked', async () => {
    const change = all(
      inBody(4, /Boutique/, 'boutique'),
      inBody(40, /Boutique/, 'boutique'),
      editBytes('tile/0/000', flipped(1)),
    );
    const { lines } = await tampered(made.folder, change);
    expect(lines.filter((line) => line.startsWith('FAIL'))).toHaveLength(3);
    expect(lines).toContain('ok root: rebuilt from every entry');
    expect(lines.some((line) => line.startsWith('ok bodies') || line.startsWith('ok tiles'))).toBe(false);
  });
});
