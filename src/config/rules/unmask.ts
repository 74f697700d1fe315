import type { Rule } from '../finding.ts';
import { at, listOf, textOf } from '../json.ts';
import { unsound } from './selector.ts';

const RULE = 'R-048, CNIL draft §43 and §48';
const FIELD =
  /(^|[^\w.#:-])(input|textarea|select|option|optgroup|datalist|output)\b|\[\s*(contenteditable|type|value|placeholder|autocomplete)\b|:(checked|placeholder-shown|read-write|autofill|user-(in)?valid)\b/i;
const EVERYTHING =
  /^(\*|html|body|:root|:scope|:host|(html|:root)\s*>?\s*body|(html|body)\s*>?\s*\*|main|form)$/i;

/** What may be shown is named piece by piece, with its reason; a field never is. */
export const unmask: Rule = (json, report) => {
  listOf(at(json, 'unmask')).forEach((entry, index) => {
    const plain = textOf(entry);
    const selector = plain ?? textOf(at(entry, 'selector'));
    const path = `unmask[${index}]${plain === undefined ? '.selector' : ''}`;
    if (!selector?.trim()) return;
    const parts = selector.split(',').map((part) => part.trim());
    if (!parts.every(Boolean)) report.refuse(path, `“${selector}” holds an empty selector`, RULE);
    else if (parts.some((part) => FIELD.test(part)))
      report.refuse(path, `“${selector}” aims at a field: what a visitor types or picks stays masked`, RULE);
    else if (parts.some((part) => EVERYTHING.test(part)))
      report.refuse(path, `“${selector}” unmasks whole pages: name what is the same for every visitor`, RULE);
    else if (/[{}<;]|\/\*/.test(selector)) report.refuse(path, `“${selector}” is not a selector`, RULE);
    else if (unsound(selector))
      report.refuse(path, `“${selector}” is not a CSS selector: ${unsound(selector)}`, RULE);
    else if (!textOf(at(entry, 'why'))?.trim())
      report.warn(
        `unmask[${index}]`,
        `shows “${selector}” and says no reason: write { "selector": …, "why": … }`,
        'R-067, CNIL draft §43',
      );
  });
};
