import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createBook, newBrowser } from '../../fixtures/export/book.ts';
import { folderOf, scratch } from './made.ts';

const COUNT = 40_000;
/** Megabytes of old space: what the modules take, and some. The bodies alone are more than twice as much. */
const HEAP = 32;

it('writes every form of 40,000 proofs in a heap that could not hold them', {
  timeout: 600_000,
}, async () => {
  const book = createBook();
  const log = book.log('2026q4');
  log.announce();
  const browser = newBrowser();
  for (let made = 0; made < 50; made++) log.choice({ act: 'grant', purpose: 'replay.errors', browser });
  log.refusals(COUNT);
  for (let index = 60; index < 360; index++) log.erase(index, 'GDPR art. 17');
  const folder = await folderOf(book);
  expect(statSync(join(folder, 'bodies.jsonl')).size).toBeGreaterThan(HEAP * 2 ** 20);

  const out = scratch();
  const child = spawnSync(
    process.execPath,
    [
      `--max-old-space-size=${HEAP}`,
      fileURLToPath(new URL('./write-forms.ts', import.meta.url)),
      folder,
      out,
    ],
    { encoding: 'utf8' },
  );
  expect(child.stderr).toBe('');
  expect(child.stdout.split('\n').filter(Boolean)).toEqual(['csv', 'jsonl', 'jsonld', 'kantara', 'html']);
  const lines = (name: string) =>
    readFileSync(join(out, name)).reduce((sum, byte) => sum + (byte === 10 ? 1 : 0), 0);
  expect(lines('proofs.csv')).toBe(COUNT + 50 + 1);
  expect(lines('records.ndjsonld')).toBe(COUNT + 50 - 300);
  expect(lines('receipts.ndjson')).toBe(50);
});
