import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { type Entry, entryText } from '../../../src/proof/index.ts';
import { sha256 } from '../../fixtures/export/keys.ts';
import { makeFolder, put } from '../../fixtures/export/make-folder.ts';
import { type Change, failures, linesOf, relog, scratch, tampered } from '../../fixtures/export/tamper.ts';

/** What the operator can do who holds the log's own key, and signs whatever pleases. */
const { path: work, remove } = scratch();
afterAll(remove);
// Copies of folders, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });
const made = makeFolder(join(work, 'sound'), { choices: 300, erased: 6 });
const entries = linesOf(made.folder, 'entries.jsonl').map((line) => JSON.parse(line));
const [gone = 0] = made.erased;
const last = entries.at(-1) as { readonly at: string };
const log = (edit: (entries: string[]) => readonly string[]): Change => relog(made.signer, edit);
const found = async (change: Change): Promise<string> =>
  failures(await tampered(made.folder, change)).join('\n');
const entry = (rest: Record<string, unknown>): string =>
  entryText({ v: 1, site: 'https://boutique.example', at: last.at, ...rest } as unknown as Entry);

const there: number = JSON.parse(linesOf(made.folder, 'bodies.jsonl')[3] as string).index;

describe('an entry that the log’s own key covers', () => {
  const first = made.first;
  it.each([
    ['of another version', '{"v":2,"kind":"choice"}', 'unknown version 2'],
    ['of an unknown kind', '{"v":1,"kind":"audit"}', 'unknown kind "audit"'],
    [
      'with a member more',
      JSON.stringify({ ...entries[first], who: 'A. Martin' }),
      'not as a choice is written',
    ],
    [
      'with members in another order',
      JSON.stringify({ kind: 'choice', ...entries[first] }),
      'not as a choice is written',
    ],
    [
      'with a purpose that is written otherwise',
      JSON.stringify(entries[first]).replace('"purpose":"', '"purpose":"\\u0061'),
      'not as a choice is written',
    ],
    [
      'on a day that there is not',
      JSON.stringify({ ...entries[first], at: '2026-02-30T10:00:00Z' }),
      'there is no time 2026-02-30T10:00:00Z',
    ],
    [
      'of another site',
      JSON.stringify({ ...entries[first], site: 'https://other.test' }),
      'it is of https://other.test, those before it of https://boutique.example',
    ],
    [
      'by a clock that was set back',
      JSON.stringify({ ...entries[first], at: '2026-10-02T10:00:00Z' }),
      'a clock was set back: 2026-10-02T10:00:00Z after 2026-10-03T08:',
    ],
    [
      'on a notice that nobody announced',
      JSON.stringify({ ...entries[first], notice: 'ab'.repeat(32) }),
      `its notice ${'ab'.repeat(32)} was not announced before`,
    ],
    ['that is no JSON', 'choice', 'not JSON'],
  ])('is found %s', async (_, text, why) => {
    expect(await found(log((all) => all.with(first, text)))).toContain(
      `FAIL entries: entry ${first}: ${why}`,
    );
  });

  it('is found where its notice was announced only afterwards', async () => {
    const change = log(([configuration = '', fr = '', en = '', ...rest]) => [
      configuration,
      ...rest.slice(0, 12),
      fr,
      en,
      ...rest.slice(12),
    ]);
    expect(await found(change)).toMatch(/FAIL entries: entry 3: its notice \w+ was not announced before/);
  });

  it.each([
    [
      'a notice',
      { kind: 'notice', digest: 'cd'.repeat(32), language: 'de' },
      `notices/${'cd'.repeat(32)}.json`,
    ],
    [
      'a configuration',
      { kind: 'configuration', digest: 'cd'.repeat(32) },
      `documents/${'cd'.repeat(32)}.json`,
    ],
    [
      'evidence',
      { kind: 'evidence', notice: entries[1].digest, digest: 'cd'.repeat(32) },
      `documents/${'cd'.repeat(32)}.json`,
    ],
  ])('is found where it announces %s that is not there', async (_, rest, name) => {
    expect(await found(log((all) => [...all, entry(rest)]))).toContain(
      `FAIL entries: entry ${made.size}: ${name} is missing`,
    );
  });

  it.each([
    ['of another schema', { schema: 'temoin-evidence/2' }],
    ['of another notice', { notice: 'ef'.repeat(32) }],
  ])('is found where its evidence is %s', async (_, edit) => {
    const change: Change = (folder) => {
      const text = JSON.stringify({
        schema: 'temoin-evidence/1',
        notice: entries[1].digest,
        views: [],
        ...edit,
      });
      const digest = Buffer.from(sha256(Buffer.from(text))).toString('hex');
      put(folder, `documents/${digest}.json`, text);
      log((all) => [...all, entry({ kind: 'evidence', notice: entries[1].digest, digest })])(folder);
    };
    expect(await found(change)).toMatch(
      /FAIL entries: entry \d+: documents\/\w+\.json is no evidence of its notice/,
    );
  });
});

describe('an erasure that the log’s own key covers', () => {
  it.each([
    ['what is there', { index: there }, `FAIL bodies: entry ${there}: erased, but its body is there`],
    ['what never had a body', { index: 1 }, 'FAIL bodies: entry 1: erased, but it never had a body'],
    [
      'itself',
      { index: made.size },
      `FAIL bodies: entry ${made.size} erases entry ${made.size}, which is not before it`,
    ],
    [
      'what comes later',
      { index: made.size + 5 },
      `FAIL bodies: entry ${made.size} erases entry ${made.size + 5}, which is not before it`,
    ],
    [
      'what was erased before',
      { index: gone },
      `FAIL bodies: entry ${gone}: erased, but it was erased before: art. 17`,
    ],
  ])('is found where it erases %s', async (_, rest, why) => {
    expect(
      await found(log((all) => [...all, entry({ kind: 'erasure', why: 'art. 17', ...rest })])),
    ).toContain(why);
  });

  it('does not excuse a body where it names another log', async () => {
    const change = log((all) =>
      all.map((text) =>
        text.includes('"erasure"')
          ? text.replace(',"index"', ',"log":"other.test/temoin/2026q4","index"')
          : text,
      ),
    );
    expect(await found(change)).toContain(
      `FAIL bodies: entry ${gone}: its body is missing, and no later entry erases it`,
    );
  });
});
