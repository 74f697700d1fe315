import { draftsOf } from '../draft.ts';
import type { Rule } from '../finding.ts';
import { at, listOf } from '../json.ts';

/** Settings that have their name already, and nothing behind it: a promise is refused rather than broken. */
const SETTINGS: readonly (readonly [name: string, what: string, rule: string])[] = [
  ['theme', 'themes beside the default one', 'R-187'],
  ['position', 'other positions of the banner', 'R-187'],
  ['tcf', 'the reading of a TCF platform', 'R-152'],
  ['debug', 'the debugging view', 'R-187'],
];

/** What comes with later versions is refused now, with a sentence that says so. */
export const notYet: Rule = (json, report) => {
  for (const [name, what, rule] of SETTINGS) {
    const given = at(json, name);
    if (given !== undefined && given !== false)
      report.refuse(name, `cannot be asked for yet: ${what} are not there, leave it out for now`, rule);
  }
  const recorder = (path: string, given: unknown) => {
    for (const [index, name] of (Array.isArray(given) ? given : [given]).entries()) {
      const where = Array.isArray(given) ? `${path}[${index}]` : path;
      if (typeof name !== 'string') continue;
      if (name !== 'temoin')
        report.refuse(
          where,
          `“${name}” cannot be asked for yet: adapters for the recorders of others come later, only “temoin” is there`,
          'R-149',
        );
      else if (index > 0 && listOf(given).indexOf(name) !== index)
        report.refuse(where, `“${name}” is named twice`, 'R-149');
    }
  };
  recorder('recorder', at(json, 'recorder'));
  for (const { path, get } of draftsOf(json)) recorder(`${path}.recorder`, get('recorder'));
  if (at(json, 'ask', 'cmp') !== undefined)
    report.refuse(
      'ask.cmp',
      'cannot be asked for yet: adapters for consent platforms come later, only “banner” is there',
      'R-150',
    );
};
