import type { Rule } from '../finding.ts';
import { at } from '../json.ts';

/** Settings that have their name already, and nothing behind it: a promise is refused rather than broken. */
const SETTINGS: readonly (readonly [name: string, what: string, rule: string])[] = [
  ['tcf', 'a TCF platform of Témoin’s own (by code it is there: temoin/tcf)', 'R-152'],
];

/** What comes with later versions is refused now, with a sentence that says so. */
export const notYet: Rule = (json, report) => {
  for (const [name, what, rule] of SETTINGS) {
    const given = at(json, name);
    if (given !== undefined && given !== false)
      report.refuse(name, `cannot be asked for yet: ${what} are not there, leave it out for now`, rule);
  }
};
