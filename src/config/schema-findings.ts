import { clauseOf } from './clauses.ts';
import type { Report } from './finding.ts';
import { at, nameOf } from './json.ts';
import { nearest } from './nearest.ts';

/** What a zod issue says that is used here. */
export interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly expected?: string;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly inclusive?: boolean;
  readonly maximum?: number | bigint;
  readonly values?: readonly unknown[];
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly Issue[])[];
  readonly issues?: readonly Issue[];
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const kindOf = (value: unknown): string =>
  value === null ? 'nothing (null)' : Array.isArray(value) ? 'a list' : (KINDS[typeof value] ?? typeof value);

const quoted = (values: readonly unknown[]): string => values.map((value) => `“${String(value)}”`).join(', ');

const maybe = (word: unknown, words: readonly unknown[]): string => {
  const meant = typeof word === 'string' && nearest(word, words.map(String));
  return meant ? `; did you mean “${meant}”?` : '';
};

/** What is to stand in a place that says little by its name. */
const WANTED: ReadonlyMap<string, string> = new Map([
  [
    'L1.rate',
    ': the share of visits that is drawn, a number above 0 and at most 1; above 0.1 it needs a “why”',
  ],
  ['ask', ', which names a platform as its “cmp” and gives your purposes by its keys as its “map”'],
  ['ask.map', ': your purposes by the platform’s keys, or {} where it cannot hold replay'],
]);
const wanted = (path: readonly PropertyKey[]): string => WANTED.get(path.slice(-2).join('.')) ?? '';

const sentence = (issue: Issue, value: unknown): string => {
  const { code, expected = '', origin, minimum, maximum, inclusive, values = [], issues = [] } = issue;
  if (code === 'invalid_type')
    return value === undefined
      ? `is missing${wanted(issue.path)}`
      : `must be ${KINDS[expected] ?? expected}, and is ${kindOf(value)}`;
  if (code === 'invalid_value') {
    if (value === undefined) return `is missing: one of ${quoted(values)}`;
    return `must be ${values.length > 1 ? 'one of ' : ''}${quoted(values)}${maybe(value, values)}`;
  }
  if (code === 'too_small')
    return origin === 'number' || origin === 'int'
      ? `must be ${inclusive ? 'at least' : 'above'} ${minimum}`
      : 'is empty';
  if (code === 'too_big') {
    if (origin === 'string') return `has ${String(value).length} characters, at most ${maximum} are allowed`;
    return origin === 'array' ? `has more than ${maximum} entries` : `must be at most ${maximum}`;
  }
  const said = issues[0]?.message ?? issue.message;
  // What is asked for is said in the sentence; what was written is easily overlooked in a list, or in “24h”.
  return code === 'invalid_format' && typeof value === 'string' && /path template|duration/.test(said)
    ? said.replace(/: |$/, (colon) => `: “${value}”${colon && '; it is '}`)
    : said;
};

/** Of the ways in which a value may be written, the one that it comes nearest to. */
const nearestWay = (ways: readonly (readonly Issue[])[]): readonly Issue[] =>
  ways.find((issues) => !issues.some(({ code, path }) => !path.length && code !== 'unrecognized_keys')) ?? [];

/** Says in plain sentences what a schema found. `namesAt` tells the names allowed at a place. */
export const tell = (
  issues: readonly Issue[],
  json: unknown,
  namesAt: (path: readonly PropertyKey[]) => readonly string[],
  known: (name: string) => boolean,
  report: Report,
): void => {
  for (const issue of issues) {
    const path = nameOf(issue.path);
    const refuse = (where: readonly PropertyKey[], reason: string) =>
      report.refuse(nameOf(where), reason, clauseOf(nameOf(where)));
    if (issue.code === 'unrecognized_keys') {
      const names = namesAt(issue.path);
      for (const key of issue.keys ?? [])
        if (!known(key))
          refuse(
            [...issue.path, key],
            `is not known here${maybe(key, names) || `; known are ${quoted(names)}`}`,
          );
    } else if (issue.code === 'invalid_union') {
      const way = nearestWay(issue.errors ?? []).map((each) => ({
        ...each,
        path: [...issue.path, ...each.path],
      }));
      if (way.length) tell(way, json, namesAt, known, report);
      else {
        const values = (issue.errors ?? [])
          .flat()
          .map(({ values = [], expected = '' }) =>
            values.length ? quoted(values) : (KINDS[expected] ?? expected),
          );
        report.refuse(path, `must be ${values.join(' or ')}${wanted(issue.path)}`, clauseOf(path));
      }
    } else refuse(issue.path, sentence(issue, at(json, ...issue.path)));
  }
};
