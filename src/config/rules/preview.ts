import type { Rule } from '../finding.ts';
import { at } from '../json.ts';

/** It harms no visitor, and is nothing that a visitor should be able to open. */
export const preview: Rule = (json, report) => {
  if (at(json, 'preview') === true)
    report.warn(
      'preview',
      'lets whoever adds ?temoin-preview to an address paint over the page what is masked: for a test site, leave it out in production',
      'R-067, CNIL draft §43',
    );
};
