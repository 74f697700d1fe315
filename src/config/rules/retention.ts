import { PROFILES, profileOf } from '../../profiles/index.ts';
import { draftsOf } from '../draft.ts';
import { atMost } from '../duration.ts';
import type { Rule } from '../finding.ts';
import { textOf } from '../json.ts';

const RULE = 'R-088, CNIL draft §45';

/** Recordings live for days; months need a reason, and half a year is the end. */
export const retention: Rule = (json, report) => {
  for (const { path, id = '', replay, get } of draftsOf(json)) {
    const given = get('retention');
    if (!replay || !atMost(given, 'P9999M')) continue;
    const { unexplained, most } = (profileOf(id) ?? PROFILES[0])?.retention ?? {
      unexplained: 'P0D',
      most: 'P0D',
    };
    if (atMost(given, 'PT0M')) report.refuse(`${path}.retention`, 'is no time at all', RULE);
    else if (!atMost(given, most))
      report.refuse(
        `${path}.retention`,
        `is ${given}; ${most} is the most for it`,
        most === 'P6M' ? RULE : 'R-086, CNIL draft §46',
      );
    else if (!atMost(given, unexplained)) {
      if (!textOf(get('retentionWhy'))?.trim())
        report.refuse(
          `${path}.retentionWhy`,
          `is missing: a retention of ${given}, above ${unexplained}, needs its reason`,
          RULE,
        );
      else report.warn(`${path}.retention`, `is ${given}: ${unexplained} is enough as a rule`, RULE);
    }
  }
};
