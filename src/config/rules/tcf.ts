import type { Rule } from '../finding.ts';
import { at, textOf } from '../json.ts';

/** A page has one `__tcfapi`, and it is the asking platform's. */
export const tcf: Rule = (json, report) => {
  const name = textOf(at(json, 'ask', 'cmp'));
  if (name !== undefined && at(json, 'tcf') !== undefined)
    report.refuse(
      'tcf',
      `cannot stand beside “ask.cmp”: a page has one CMP of the TCF, and ${name} asks here; leave out “tcf”, or let Témoin ask alone`,
      'R-152, TCF: one __tcfapi a page',
    );
};
