import { clauseOf } from '../clauses.ts';
import type { Rule } from '../finding.ts';
import { at, listOf, nameOf, textOf } from '../json.ts';

/** The European Economic Area: the Union's twenty-seven, Iceland, Liechtenstein and Norway. */
const EEA = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '),
);
/** Codes that stand for no country, or not for the one they seem to. */
const NO_COUNTRY = new Set(['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'UK', 'QO']);
const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Where data goes is said in countries, and what leaves the EEA is pointed out. */
export const places: Rule = (json, report) => {
  const look = (path: readonly PropertyKey[], what: string) => {
    const code = textOf(at(json, ...path));
    if (!code || !/^[A-Z]{2}$/.test(code)) return;
    const name = NO_COUNTRY.has(code) ? undefined : names.of(code);
    const where = nameOf(path);
    if (!name)
      report.refuse(
        where,
        `“${code}” is no country of ISO 3166${code === 'UK' ? '; did you mean “GB”?' : ''}`,
        clauseOf(where),
      );
    else if (!EEA.has(code))
      report.warn(
        where,
        `${what} ${name}, outside the European Economic Area: a transfer needs its own ground`,
        'R-158, GDPR art. 44',
      );
  };
  for (const index of listOf(at(json, 'storage')).keys())
    look(['storage', index, 'country'], 'keeps recordings and proofs in');
  for (const index of listOf(at(json, 'recipients')).keys())
    look(['recipients', index, 'country'], 'sends data to');
};
