import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';
import Database from 'better-sqlite3';
import { quantile } from '../figures.ts';
import type { Loaded } from './load.ts';
import { refusal } from './records.ts';

/** At most so many rows, for at most so long, so many in each transaction. */
export interface Inserts {
  readonly most: number;
  readonly ms: number;
  readonly batch: number;
}

// A program of its own: the same database engine with the same promise (WAL, synchronous FULL), and nothing else.
const database = new Database(join(process.argv[2] as string, 'bare.db'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('CREATE TABLE IF NOT EXISTS proofs (id BLOB PRIMARY KEY, body TEXT NOT NULL) STRICT');
const insert = database.prepare<[Uint8Array, string]>('INSERT INTO proofs VALUES (?, ?)');
const commit = database.transaction((rows: readonly [Uint8Array, string][]) => {
  for (const row of rows) insert.run(...row);
});

const run = ({ most, ms, batch }: Inserts): Loaded => {
  const rows = Array.from({ length: most }, (): [Uint8Array, string] => [randomBytes(16), refusal(1)]);
  const took: number[] = [];
  const began = performance.now();
  const before = process.cpuUsage();
  let written = 0;
  while (written < rows.length && performance.now() - began < ms) {
    const started = performance.now();
    const taken = rows.slice(written, written + batch);
    commit.immediate(taken);
    written += taken.length;
    took.push(performance.now() - started);
  }
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  return {
    requests: written,
    seconds,
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
    busy: (user + system) / 1e6 / seconds,
  };
};

process.on('message', (inserts: Inserts) => process.send?.(run(inserts)));
process.on('disconnect', () => process.exit(0));
