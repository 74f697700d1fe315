import { atMost } from '../duration.ts';
import type { Rule } from '../finding.ts';
import { at, textOf } from '../json.ts';

const RULE = 'R-020, CNIL 2020-092';

/** A yes and a no are remembered alike: from a day to six months, to thirteen with a reason. */
export const choiceLifetime: Rule = (json, report) => {
  const given = at(json, 'choiceLifetime');
  if (!atMost(given, 'P9999M')) return;
  if (!atMost('P1D', given))
    report.refuse(
      'choiceLifetime',
      `is ${given}: a choice is kept for a day at least, or else it is asked again and again`,
      RULE,
    );
  else if (!atMost(given, 'P13M')) report.refuse('choiceLifetime', `is ${given}; P13M is the most`, RULE);
  else if (!atMost(given, 'P6M')) {
    if (!textOf(at(json, 'choiceLifetimeWhy'))?.trim())
      report.refuse(
        'choiceLifetimeWhy',
        `is missing: a choice kept for ${given}, above P6M, needs its reason`,
        RULE,
      );
    else report.warn('choiceLifetime', `is ${given}: six months are good practice`, RULE);
  }
};
