import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { median, type Rounds, valuesOf } from '../figures.ts';
import { COLUMNS, type Column, MARGINS, type Margin } from './columns.ts';

/** What the bench found, by the name of the profile. */
export type Found = ReadonlyMap<string, Rounds>;

const [OPEN, CLOSE] = ['<!-- banner-bench -->', '<!-- /banner-bench -->'];

const shown = (value: number, digits: number): string =>
  value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });

const namesIn = (found: Found): readonly string[] => [...(found.get('CPU 1x')?.keys() ?? [])];

const medianOf = (found: Found, name: string, { profile, measure }: Column): number => {
  const rounds = found.get(profile);
  if (!rounds) throw new RangeError(`Nothing was measured as '${profile}'.`);
  return median(valuesOf(rounds, name, measure));
};

/** Medians as a Markdown table: a row for each contestant, Témoin's first. */
export const tableOf = (found: Found): string => {
  const rows = namesIn(found).map((name) => [
    name,
    ...COLUMNS.map((each) => shown(medianOf(found, name, each), each.digits)),
  ]);
  const lines = [['', ...COLUMNS.map(({ head }) => head)], ['---', ...COLUMNS.map(() => '--:')], ...rows];
  return lines
    .map((cells) => `|${cells.map((cell) => (/^-/.test(cell) ? cell : ` ${cell} `)).join('|')}|`)
    .join('\n');
};

/** What stands between the marks. Throws where they are not there. */
const between = (text: string): readonly [before: string, table: string, after: string] => {
  const [from, to] = [text.indexOf(OPEN), text.indexOf(CLOSE)];
  if (from < 0 || to < from) throw new RangeError(`There is no ${OPEN} … ${CLOSE}.`);
  return [text.slice(0, from + OPEN.length), text.slice(from + OPEN.length, to), text.slice(to)];
};

/** Whether a file is there and has the marks. */
export const hasTable = (path: string): boolean => {
  if (!existsSync(path)) return false;
  const text = readFileSync(path, 'utf8');
  return text.includes(OPEN) && text.includes(CLOSE);
};

const cellsOf = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

const isOff = (written: number, measured: number, { share, units }: Margin, digits: number): boolean => {
  // The table rounds, and so its last digit may be half of one off.
  const allowed = Math.max(Math.abs(measured) * share, units) + 0.5 * 10 ** -digits;
  return !(Math.abs(written - measured) <= allowed);
};

/** What is wrong with the table of a text, beside what was measured: a sentence each. */
export const differences = (text: string, found: Found): readonly string[] => {
  const [head = '', , ...lines] = between(text)[1].trim().split('\n');
  const heads = cellsOf(head).slice(1);
  const wanted = COLUMNS.map((each) => each.head);
  if (heads.join('|') !== wanted.join('|')) return [`its columns are not: ${wanted.join(' | ')}`];
  const rows = new Map(lines.map((line) => [cellsOf(line)[0] ?? '', cellsOf(line).slice(1)]));
  const names = namesIn(found);
  return [
    ...[...rows.keys()].filter((name) => !names.includes(name)).map((name) => `${name} was not measured`),
    ...names.flatMap((name) => {
      const row = rows.get(name);
      if (!row) return [`${name} has no row`];
      return COLUMNS.flatMap((each, at) => {
        const [cell = '', measured] = [row[at], medianOf(found, name, each)];
        const written = cell === '' ? Number.NaN : Number(cell.replaceAll(',', ''));
        return isOff(written, measured, each.margin, each.digits)
          ? [
              `${name}, ${each.head}: ${cell || 'nothing'} is written, ${shown(measured, each.digits)} was measured`,
            ]
          : [];
      });
    }),
  ];
};

/** Compares the table of a file with what was measured, and says what is off; true: nothing. */
export const compareWith = (path: string, found: Found): boolean => {
  const wrong = differences(readFileSync(path, 'utf8'), found);
  console.log(
    `\n${path}: ${wrong.length ? 'the table is off' : 'every number is within its margin'} (${MARGINS})`,
  );
  for (const each of wrong) console.error(`temoin: ${path}: ${each}`);
  return wrong.length === 0;
};

/** Writes the table of a file anew. */
export const writeInto = (path: string, found: Found): void => {
  const [before, , after] = between(readFileSync(path, 'utf8'));
  writeFileSync(path, `${before}\n${tableOf(found)}\n${after}`);
};
