import { clauseOf } from '../clauses.ts';
import { atMost } from '../duration.ts';
import type { Rule } from '../finding.ts';
import { at } from '../json.ts';

const RULE = 'R-070, CNIL draft §44';

/** The draft's own lives of a session's number: each may be shortened, and none lengthened. */
const MOST: readonly (readonly [name: string, most: string, why: string])[] = [
  ['duration', 'PT4H', 'no session lives longer than PT4H'],
  ['idle', 'PT30M', 'a session’s number changes after PT30M without activity at the latest'],
  ['life', 'PT4H', 'a session’s number changes after PT4H at the latest'],
];

/** Bounds that bound something. */
export const caps: Rule = (json, report) => {
  for (const [name, most, why] of MOST) {
    const given = at(json, 'caps', name);
    if (atMost(given, 'PT0M')) report.refuse(`caps.${name}`, 'is no time at all', clauseOf('caps'));
    else if (atMost(given, 'P9999M') && !atMost(given, most))
      report.refuse(`caps.${name}`, `is ${given}; ${why}`, RULE);
  }
};
