// The bytes of every bundle, and whether a first visit stays light.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root } from './run.mjs';

const folder = join(root, 'dist/drop-in');
/** Bytes: brotli at quality 11, gzip at level 9. */
const BUDGETS = [
  { of: /^temoin\.[^.]+\.js$/, limit: 10_000, by: 'brotli' },
  { of: /^recorder\.js$/, limit: 30_000, by: 'brotli' },
  { of: /^(cmp|recorders)\/[^/]+\.js$/, limit: 1000, by: 'gzip' },
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

for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
  if (!path.endsWith('.js')) continue;
  const file = path.replaceAll('\\', '/');
  const raw = readFileSync(join(folder, file));
  const brotli = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  const gzip = gzipSync(raw, { level: 9 }).length;
  const budget = BUDGETS.find(({ of }) => of.test(file));
  rows.push([file, raw.length, gzip, brotli, budget?.limit ?? '', budget?.by ?? '']);
  const bytes = budget?.by === 'gzip' ? gzip : brotli;
  if (budget && bytes > budget.limit)
    problems.push(`${file} is ${bytes} bytes with ${budget.by}; its budget is ${budget.limit}`);
  if (!/^temoin\..*js$/.test(file)) continue;
  const held = modules[file] ?? modules['temoin.*.js'];
  if (!held?.length) problems.push(`${file} is made of nothing that is known`);
  for (const id of held ?? [])
    if (KEPT_OUT.some((pattern) => pattern.test(id)))
      problems.push(`${file} holds ${id}, which a first load may not`);
}

/** @param {(string | number)[]} row */
const line = ([name, ...numbers]) =>
  `${String(name).padEnd(32)}${numbers.map((number) => number.toLocaleString('en-GB').padStart(10)).join('')}`;
console.log(line(['bundle', 'raw', 'gzip', 'brotli', 'budget', 'of']));
for (const row of rows) console.log(line(row));
for (const problem of problems) console.error(`temoin: ${problem}`);
process.exitCode = problems.length ? 1 : 0;
