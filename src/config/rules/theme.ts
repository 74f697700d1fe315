import { resolve } from '../../looks/resolve.ts';
import type { Rule } from '../finding.ts';
import { at } from '../json.ts';

/** A theme colours all three buttons alike, is plain, and can be read by everybody. */
export const theme: Rule = (json, report) => {
  const given = at(json, 'theme');
  if (given === undefined) return;
  // What the shape of it refuses is said once.
  for (const { path, reason, rule } of resolve(given).flaws)
    if (rule.startsWith('R-173') || path === 'font')
      report.refuse(path ? `theme.${path}` : 'theme', reason, rule);
};
