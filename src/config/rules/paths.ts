import { clauseOf } from '../clauses.ts';
import { draftsOf } from '../draft.ts';
import type { Rule } from '../finding.ts';
import { at, listOf, textOf } from '../json.ts';

const decodes = (path: string): boolean => {
  try {
    return decodeURIComponent(path).length > 0;
  } catch {
    return false;
  }
};

/** Paths that can be matched, a decision on which pages stay out, and a recording that ends. */
export const paths: Rule = (json, report) => {
  for (const field of ['routes', 'exclude'])
    listOf(at(json, field)).forEach((entry, index) => {
      const path = `${field}[${index}]`;
      const template = textOf(entry);
      if (!template) return;
      if (!decodes(template)) report.refuse(path, 'holds a “%” that stands for no letter', clauseOf(path));
      if (template.split('**').length > 3) report.refuse(path, 'holds more than two “**”', clauseOf(path));
    });
  if (at(json, 'exclude') === undefined && draftsOf(json).some(({ replay }) => replay))
    report.warn(
      'exclude',
      'is missing: name the pages of accounts, health and payment, or say [] if there are none',
      clauseOf('exclude'),
    );
};
