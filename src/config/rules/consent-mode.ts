import { draftsOf } from '../draft.ts';
import type { Rule } from '../finding.ts';
import { at, entriesOf, textOf } from '../json.ts';

/** Behind a type of Google's stands a purpose of the site's own; replay is behind none of them. */
export const consentMode: Rule = (json, report) => {
  const drafts = draftsOf(json);
  for (const [type, value] of entriesOf(at(json, 'consentMode'))) {
    const purpose = textOf(value);
    if (purpose === undefined) continue;
    const draft = drafts.find(({ id }) => id === purpose);
    if (!draft)
      report.refuse(`consentMode.${type}`, `names “${purpose}”, no purpose of this configuration`, 'R-001');
    else if (draft.replay)
      report.refuse(
        `consentMode.${type}`,
        `is none of replay’s: a yes to ${purpose} would be told to Google as a yes to something else; give ${type} a purpose of its own`,
        'R-001, CNIL-091: one consent, one purpose',
      );
  }
};
