// The bytes of every bundle, and whether a first visit stays light.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root } from './run.mjs';

const folder = join(root, 'dist/drop-in');
/** Bytes, packed by brotli at quality 11 or by gzip at level 9. */
const BUDGETS = [
  { of: /^temoin\.[^.]+\.js$/, by: 'brotli', limit: 12_000 },
  { of: /^recorder\.js$/, by: 'brotli', limit: 30_000 },
  // What one adapter adds to what all of them need.
  { of: /^(cmp|recorders)[\\/]/, by: 'gzip', limit: 1_000 },
];
/** What no first load may hold: see the layers in the architecture. */
const KEPT_OUT = [
  /node_modules\/(zod|@iabtechlabtcf|@?rrweb)\b/,
  /^src\/(recorder|preview|survey|player|tcf|collector|cli)\//,
  /^src\/adapters\/(?!recorders\/(recorder|guard)\.ts$|cmp\/cmp-adapter\.ts$)/,
  /^src\/config\/schema/,
];

if (!existsSync(folder)) {
  console.error('temoin: nothing is built yet: run `npm run build` first');
  process.exit(1);
}

/** @type {Record<string, string[]>} */
const modules = JSON.parse(readFileSync(join(root, 'dist/modules.json'), 'utf8'));
const problems = [];
const rows = [];

for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
  if (!file.endsWith('.js')) continue;
  const raw = readFileSync(join(folder, file));
  const brotli = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  const gzip = gzipSync(raw, { level: 9 }).length;
  const { by, limit } = BUDGETS.find(({ of }) => of.test(file)) ?? {};
  const bytes = by === 'gzip' ? gzip : brotli;
  rows.push([file, raw.length, gzip, brotli, limit ?? '']);
  if (limit && bytes > limit) problems.push(`${file} is ${bytes} bytes with ${by}; its budget is ${limit}`);
  if (!/^temoin\..*js$/.test(file)) continue;
  for (const id of modules[file] ?? [])
    if (KEPT_OUT.some((pattern) => pattern.test(id)))
      problems.push(`${file} holds ${id}, which a first load may not`);
}

/** @param {(string | number)[]} row */
const line = ([name, ...numbers]) =>
  `${String(name).padEnd(32)}${numbers.map((number) => number.toLocaleString('en-GB').padStart(10)).join('')}`;
console.log(line(['bundle', 'raw', 'gzip', 'brotli', 'budget']));
for (const row of rows) console.log(line(row));
for (const problem of problems) console.error(`temoin: ${problem}`);
process.exitCode = problems.length ? 1 : 0;
