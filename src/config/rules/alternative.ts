import { draftsOf } from '../draft.ts';
import type { Rule } from '../finding.ts';
import { textOf } from '../json.ts';

/** A documented alternative says something: dots, a dash or a letter are no reason that visitors could read. */
export const alternative: Rule = (json, report) => {
  for (const { path, get } of draftsOf(json))
    for (const field of ['why', 'equivalent', 'owner']) {
      const text = textOf(get('alternative', field));
      if (text?.trim() && (text.match(/\p{L}/gu) ?? []).length < 3)
        report.refuse(
          `${path}.alternative.${field}`,
          `“${text}” says nothing: visitors read it in place of the measure, and so does whoever audits it`,
          'R-091, CNIL draft, annex',
        );
    }
};
