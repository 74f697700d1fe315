import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { cell } from '../../../src/export/formats/cell.ts';
import { CONFIGURATION, createBook, newBrowser } from '../../fixtures/export/book.ts';
import { folderOf, formOf, HOSTILE, ordinary } from './made.ts';
import { parseCsv } from './parse-csv.ts';

type Name =
  | 'action'
  | 'body'
  | 'client_time'
  | 'cmp_source'
  | 'ends'
  | 'erased_by'
  | 'erased_why'
  | 'halted_at'
  | 'log_index'
  | 'purpose_id'
  | 'purpose_title'
  | 'record_id'
  | 'screenshots_sha256'
  | 'subject_key';

const tableOf = (text: string): Record<Name, string>[] => {
  const [head = [], ...rows] = parseCsv(text.slice(1));
  return rows.map((row) => {
    expect(row).toHaveLength(head.length);
    return Object.fromEntries(head.map((name, place) => [name, row[place]])) as Record<Name, string>;
  });
};

describe('proofs.csv', () => {
  it('has a row a choice and purpose, and says what became of each body', async () => {
    const rows = tableOf(await formOf(await folderOf(ordinary()), 'csv'));
    expect(rows.map(({ action, purpose_id, body }) => [action, purpose_id, body])).toEqual([
      ['grant', 'replay.errors', 'kept'],
      ['refuse', 'replay.experience', 'kept'],
      ['grant', 'audience', 'kept'],
      ['refuse', 'replay.errors', 'erased'],
      ['withdraw', 'replay.errors', 'kept'],
    ]);
    const [grant, refusal, , erased, withdrawal] = rows;
    expect(grant?.subject_key).toMatch(/^urn:ietf:params:oauth:jwk-thumbprint:sha-256:[\w-]{43}$/);
    expect(withdrawal?.subject_key).toBe(grant?.subject_key);
    expect(withdrawal?.ends).toBe(grant?.record_id);
    expect(withdrawal?.halted_at).toBe('2026-11-05T10:00:00.004Z');
    expect(refusal?.subject_key).toBe('');
    expect(refusal).toMatchObject({ ui_layer: '2', control: 'save', cmp_source: 'own' });
    expect(erased).toMatchObject({ record_id: '', client_time: '', erased_why: 'GDPR art. 17(1)(a)' });
    expect(Number(erased?.erased_by)).toBeGreaterThan(Number(erased?.log_index));
    expect(grant?.purpose_title).toBe('Corriger les pannes');
    expect(grant?.screenshots_sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('begins with a byte order mark and ends every row with CRLF, so that a spreadsheet keeps the accents', async () => {
    const text = await formOf(await folderOf(ordinary()), 'csv');
    expect(text.startsWith('\uFEFF"log_origin"')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text).toContain('Hébergeur des Saules SA');
  });

  it('is read the same by another program', async ({ skip }) => {
    if (spawnSync('python3', ['--version']).status !== 0) skip('python3 is not here');
    const text = await formOf(await folderOf(hostileBook()), 'csv');
    const python = spawnSync(
      'python3',
      [
        '-c',
        'import csv,io,json,sys; print(json.dumps(list(csv.reader(io.StringIO(sys.stdin.buffer.read().decode("utf-8-sig"), newline="")))))',
      ],
      { input: text, encoding: 'utf8', maxBuffer: 2 ** 26 },
    );
    expect(JSON.parse(python.stdout)).toEqual(parseCsv(text.slice(1)));
  });

  it('lets no cell begin a formula, wherever a spreadsheet may split it', async () => {
    const text = await formOf(await folderOf(hostileBook()), 'csv');
    for (const row of parseCsv(text.slice(1)))
      for (const value of row) {
        expect(value).not.toMatch(/^[\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u);
        expect(value).not.toMatch(/^[\t\r]/);
        for (const part of value.split(/[,;\t\r\n]/)) expect(part).not.toMatch(/^[\s\p{Cf}]*[=+\-@]/u);
      }
    expect(text).toContain("'=cmd|");
  });

  it('guards a cell and changes no other', () => {
    expect(cell('=1+1')).toBe(`"'=1+1"`);
    expect(cell('  @SUM(A1)')).toBe(`"'  @SUM(A1)"`);
    expect(cell('\u200f+1')).toBe(`"'\u200f+1"`);
    expect(cell('＝1')).toBe(`"'＝1"`);
    expect(cell('\tx')).toBe(`"'\tx"`);
    expect(cell('a;=b')).toBe(`"a;'=b"`);
    expect(cell('a\n-b')).toBe(`"a\n'-b"`);
    expect(cell('a = b - c')).toBe('"a = b - c"');
    expect(cell('say "hello"')).toBe('"say ""hello"""');
    expect(cell(-4)).toBe('-4');
    expect(cell(undefined)).toBe('');
  });

  it('has its head alone for a site without any consent', async () => {
    const book = createBook();
    book.log('2026q4').announce();
    expect(tableOf(await formOf(await folderOf(book), 'csv'))).toEqual([]);
  });

  it('tells what is out of scope from what is gone', async () => {
    const rows = tableOf(await formOf(await folderOf(ordinary(), { purposes: ['audience'] }), 'csv'));
    expect(rows.map(({ body }) => body)).toEqual([
      'out-of-scope',
      'out-of-scope',
      'kept',
      'erased',
      'out-of-scope',
    ]);
  });

  it('calls a body missing that nothing accounts for', async () => {
    const book = createBook();
    const log = book.log('2026q4');
    log.announce();
    log.lose(log.choice({ act: 'refuse', purpose: 'audience' }).index);
    expect(tableOf(await formOf(await folderOf(book), 'csv')).map(({ body }) => body)).toEqual(['missing']);
  });
});

/** Names and trackers that no honest site has. */
const hostileBook = () => {
  const book = createBook();
  const log = book.log('2026q4');
  log.announce({ ...CONFIGURATION, controller: { ...CONFIGURATION.controller, name: HOSTILE[0] as string } });
  const browser = newBrowser();
  for (const name of HOSTILE) {
    const { id } = log.choice({
      act: 'grant',
      purpose: 'replay.errors',
      browser,
      parties: [{ name, role: 'controller' }],
    });
    log.choice({
      ...{ act: 'withdraw', purpose: 'replay.errors', browser, ends: [id] },
      asked: { control: name },
      outcome: {
        haltedAt: '2026-11-05T10:00:00.004Z',
        discarded: { events: 0, bytes: 0 },
        ...{ expired: [name], kept: [name], residual: [name, name] },
      },
    });
  }
  return book;
};
