/**
 * What a spreadsheet takes for the beginning of a formula: white space and invisible characters before it do not help,
 * and full-width forms do not either.
 */
const FORMULA = '(?=[\\s\\p{Cf}]*[=+\\-@\uff1d\uff0b\uff0d\uff20])';
/** A program that splits here, although the text is quoted, begins a cell: Excel in French splits at semicolons. */
const INSIDE = new RegExp(`([,;\\t\\r\\n])${FORMULA}`, 'gu');
const FRONT = new RegExp(`^(?:${FORMULA}|(?=[\\t\\r]))`, 'u');

/** One cell as RFC 4180 wants it, always quoted, that no spreadsheet computes: an apostrophe stands before a formula. */
export const cell = (value: string | number | undefined): string => {
  if (value === undefined || value === '') return '';
  if (typeof value === 'number') return String(value);
  return `"${value.replace(INSIDE, "$1'").replace(FRONT, "'").replaceAll('"', '""')}"`;
};

export const row = (cells: readonly (string | number | undefined)[]): string =>
  `${cells.map(cell).join(',')}\r\n`;
