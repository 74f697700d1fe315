import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../src/export/formats/index.ts';
import { openFolder } from '../../../src/export/read-folder.ts';
import { createBook, newBrowser } from '../../fixtures/export/book.ts';
import { folderOf, formOf, jsonLines, ordinary, scratch } from './made.ts';

const csv = FORMATS[0] as (typeof FORMATS)[number];
const written = (folder: string) => csv.write(folder, join(scratch(), 'x.csv'), { language: 'fr' });
const change = (path: string, edit: (text: string) => string) =>
  writeFileSync(path, edit(readFileSync(path, 'utf8')));

describe('an export folder that is read', () => {
  it('hands out several logs, oldest first, each with its entries and bodies', async () => {
    const book = createBook();
    const browser = newBrowser();
    const old = book.log('2026q3');
    old.announce();
    const { id } = old.choice({ act: 'grant', purpose: 'replay.errors', browser });
    const log = book.log('2026q4');
    log.announce();
    log.choice({ act: 'withdraw', purpose: 'replay.errors', browser, ends: [id] });
    const folder = await folderOf(book);
    expect(openFolder(folder).logs.map(({ origin }) => origin)).toEqual([old.origin, log.origin]);
    const records = jsonLines(await formOf(folder, 'jsonl'));
    expect(records.map(({ chain, events: [{ type }] }) => [chain.log, type])).toEqual([
      [old.origin, 'given'],
      [log.origin, 'withdrawn'],
    ]);
  });

  it('passes over a dropped log, of which the checkpoint alone is left', async () => {
    const book = createBook();
    const old = book.log('2026q3');
    old.announce();
    old.choice({ act: 'refuse', purpose: 'audience' });
    old.drop();
    const log = book.log('2026q4');
    log.announce();
    log.choice({ act: 'refuse', purpose: 'audience' });
    const folder = await folderOf(book);
    expect(openFolder(folder).logs.map(({ dropped }) => dropped)).toEqual([true, false]);
    expect(jsonLines(await formOf(folder, 'jsonl'))).toHaveLength(1);
  });

  it('is refused where it is none, or not finished', async () => {
    const folder = scratch();
    await expect(written(folder)).rejects.toThrow(/is no export: it has no SHA256SUMS/);
    writeFileSync(join(folder, 'SHA256SUMS'), '');
    await expect(written(folder)).rejects.toThrow(/holds no log/);
    writeFileSync(join(folder, 'UNFINISHED'), '');
    await expect(written(folder)).rejects.toThrow(/is not finished/);
  });

  it('says in which line of which file a fault is', async () => {
    const cases: readonly (readonly [string, (text: string) => string, RegExp])[] = [
      [
        'bodies.jsonl',
        (text) => text.replace('"body"', '"bodi"'),
        /bodies\.jsonl:1: not an index, a key and a body/,
      ],
      ['bodies.jsonl', (text) => text.replace(/"key":"./, '"key":"!'), /bodies\.jsonl:1: /],
      [
        'bodies.jsonl',
        (text) => text.replace('grant', 'grand'),
        /bodies\.jsonl:1: .*not the one that was committed to/,
      ],
      [
        'bodies.jsonl',
        (text) => text.split('\n').reverse().join('\n').trim().concat('\n'),
        /bodies\.jsonl:2: entry \d+ after entry \d+/,
      ],
      ['bodies.jsonl', (text) => text.trimEnd(), /bodies\.jsonl: ends in the middle of a line/],
      [
        'bodies.jsonl',
        (text) => text.replace(/"index":\d+/, '"index":0'),
        /bodies\.jsonl:1: entry 0 is of kind configuration/,
      ],
      [
        'bodies.jsonl',
        (text) => `${text}{"index":999,"key":"AA==","body":"{}"}\n`,
        /bodies\.jsonl:\d+: there is no entry 999/,
      ],
      [
        'entries.jsonl',
        (text) => text.replace('"kind":"choice"', '"kind":"guess"'),
        /entries\.jsonl:\d+: entry: unknown kind/,
      ],
      [
        'entries.jsonl',
        (text) => text.split('\n').slice(1).join('\n'),
        /entries\.jsonl: 14 entries, and the checkpoint says 15/,
      ],
      ['checkpoint', () => 'nothing', /checkpoint:1: note:/],
    ];
    for (const [name, edit, fault] of cases) {
      const folder = await folderOf(ordinary());
      change(join(folder, name), edit);
      await expect(written(folder), name).rejects.toThrow(fault);
    }
  });

  it('takes no notice and no document for another than its name says', async () => {
    const folder = await folderOf(ordinary());
    const [notice] = jsonLines(readFileSync(join(folder, 'entries.jsonl'), 'utf8')).filter(
      ({ kind }) => kind === 'notice',
    );
    appendFileSync(join(folder, 'notices', `${notice?.['digest']}.json`), ' ');
    await expect(written(folder)).rejects.toThrow(/its bytes have another SHA-256/);
  });

  it('holds a line separator inside a name for no end of a line', async () => {
    const book = createBook();
    const log = book.log('2026q4');
    log.announce();
    log.choice({ act: 'grant', purpose: 'replay.errors', asked: { control: 'one\u2028two\u0085three' } });
    const [record] = jsonLines(await formOf(await folderOf(book), 'jsonl'));
    expect(record?.['events'][0].method).toBe('button:one\u2028two\u0085three');
  });
});

describe('where a form is written', () => {
  it('is a file, or a folder that takes it under its usual name', async () => {
    const folder = await folderOf(ordinary());
    const out = scratch();
    await csv.write(folder, out, { language: 'fr' });
    expect(existsSync(join(out, 'proofs.csv'))).toBe(true);
    await csv.write(folder, join(out, 'mine.csv'), { language: 'fr' });
    expect(readFileSync(join(out, 'mine.csv'))).toEqual(readFileSync(join(out, 'proofs.csv')));
  });

  it('is never inside the export, whose sums it would break', async () => {
    const folder = await folderOf(ordinary());
    mkdirSync(join(folder, 'sub'));
    for (const out of [join(folder, 'x.csv'), folder, join(folder, 'sub', 'x.csv')])
      await expect(csv.write(folder, out, { language: 'fr' }), out).rejects.toThrow(
        /lies in the export folder/,
      );
    expect(existsSync(join(folder, 'x.csv'))).toBe(false);
  });

  it('stays as it was where the folder turns out to be broken', async () => {
    const folder = await folderOf(ordinary());
    change(join(folder, 'bodies.jsonl'), (text) => text.trimEnd());
    const out = join(scratch(), 'x.csv');
    writeFileSync(out, 'the last good one');
    await expect(csv.write(folder, out, { language: 'fr' })).rejects.toThrow();
    expect(readFileSync(out, 'utf8')).toBe('the last good one');
    expect(existsSync(`${out}.part`)).toBe(false);
    rmSync(out);
  });
});
