import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { FORMATS, type FormatOptions } from '../../../src/export/formats/index.ts';
import type { Scope } from '../../../src/export/scope.ts';
import { writeFolder } from '../../../src/export/write-folder.ts';
import { type Book, createBook, newBrowser } from '../../fixtures/export/book.ts';
import { png } from '../../fixtures/export/png.ts';

export const scratch = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'temoin-forms-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};

/** The export folder of a book. */
export const folderOf = async (book: Book, scope?: Scope): Promise<string> => {
  const folder = join(scratch(), 'export');
  await writeFolder(book.source(scope), folder);
  return folder;
};

/** What a form says of a folder. */
export const formOf = async (
  folder: string,
  name: string,
  options?: Partial<FormatOptions>,
): Promise<string> => {
  const format = FORMATS.find((each) => each.name === name);
  if (!format) throw new Error(`no form ${name}`);
  const out = join(scratch(), format.file);
  await format.write(folder, out, { language: 'fr', ...options });
  return readFileSync(out, 'utf8');
};

// biome-ignore lint/suspicious/noExplicitAny: what another program would read is what is looked at.
export const jsonLines = (text: string): Record<string, any>[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

export const OUTCOME = {
  haltedAt: '2026-11-05T10:00:00.004Z',
  discarded: { events: 12, bytes: 3400 },
  expired: ['cookie:temoin.session'],
  kept: [],
  residual: [],
};

/** An ordinary quarter: one browser agrees and withdraws, others refuse, one body is erased. */
export const ordinary = (): Book => {
  const book = createBook();
  const log = book.log('2026q4');
  const { notices } = log.announce();
  log.evidence(`${notices[0]}`, [
    {
      viewport: '390x844',
      scheme: 'light',
      picture: png(39, 84, 200),
      text: 'Enregistrement de votre visite',
    },
  ]);
  const browser = newBrowser();
  log.at('2026-11-04T10:00:00Z');
  const yes = log.choice({ act: 'grant', purpose: 'replay.errors', browser });
  log.choice({ act: 'refuse', purpose: 'replay.experience', asked: { layer: '2', control: 'save' } });
  log.choice({ act: 'grant', purpose: 'audience', browser });
  const erased = log.choice({ act: 'refuse', purpose: 'replay.errors' });
  log.at('2026-11-05T10:00:00Z');
  log.choice({
    ...{ act: 'withdraw', purpose: 'replay.errors', ends: [yes.id], browser, at: '2026-11-05T10:00:00.000Z' },
    outcome: OUTCOME,
  });
  log.add({ kind: 'deletion', purpose: 'replay.errors', recordings: 3, why: 'GDPR art. 7(3): withdrawn' });
  log.at('2026-12-01T08:00:00Z');
  log.erase(erased.index, 'GDPR art. 17(1)(a)');
  return book;
};

/** Texts that mean something to a spreadsheet, a page, a terminal or a reader's eye. */
export const HOSTILE: readonly string[] = [
  '="cmd"',
  "=cmd|' /C calc'!A0",
  '-2+3+cmd',
  '@SUM(A1:A9)',
  '\t=1+1',
  '\r=1+1',
  'x;=1+1',
  'two\nlines, "quoted"',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; DROP TABLE proofs; --",
  '\u202Egnp.exe\u202C',
  'caf\u00e9 \u{1F36A}\u{1F468}\u200D\u{1F469}',
  '</style><style>*{display:none}',
  '{n} {names} __proto__',
];
