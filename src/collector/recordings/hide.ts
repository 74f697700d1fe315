import { hide, KINDS, WORDED } from '../../measures/s1/content.ts';

/** Levels of objects and lists in one event: more than any page has, and fewer than fill a stack. */
export const DEEPEST = 4000;

/** Attributes that say something; the others are figures, keywords and hashes. */
const TELLING =
  /^(?:alt|title|value|placeholder|label|content|name|href|src|srcset|action|data|cite|summary|download|poster|rr_src|on\w+|(?:aria|data)-.*)$/;
/** Where style sheets and their values stand. */
const STYLED = /^(?:style|set|rule|replace|replaceSync|cssText|_cssText)$/;

type Holder = Record<string, unknown>;
type Level = readonly [holder: Holder, depth: number, name: string, drawn: boolean];

/**
 * Masks in an event, in place, whatever is never collected (CNIL draft §48, S1), also where it is a member's name.
 * Answers the kinds that were found, one for each; undefined where the event is nested deeper than `DEEPEST`.
 */
export const hideIn = (event: object): string[] | undefined => {
  const kinds: string[] = [];
  const safe = (text: string, isDrawn: boolean): string => {
    const left = hide(text, isDrawn ? WORDED : KINDS);
    for (const kind of left.kinds) kinds.push(kind);
    return left.text;
  };
  // A list and not a recursion: an event may be nested deeper than the stack.
  const levels: Level[] = [[event as Holder, 1, '', false]];
  for (let level = levels.pop(); level; level = levels.pop()) {
    const [holder, depth, name, drawn] = level;
    if (depth > DEEPEST) return undefined;
    for (const [key, value] of Object.entries(holder)) {
      const isDrawn = drawn || STYLED.test(key) || (name === 'attributes' && !TELLING.test(key));
      if (typeof value === 'string') {
        const left = safe(value, isDrawn);
        if (left !== value) holder[key] = left;
      } else if (value && typeof value === 'object') {
        const inside = Array.isArray(holder) ? name : key;
        const isSheet = key === 'childNodes' && holder['tagName'] === 'style';
        levels.push([
          value as Holder,
          depth + 1,
          inside,
          (isDrawn && name !== 'attributes') || isSheet || key === 'style',
        ]);
      }
      const said = Array.isArray(holder) || /^[a-z]+$/i.test(key) ? key : safe(key, false);
      if (said !== key) {
        holder[said] = holder[key];
        delete holder[key];
      }
    }
  }
  return kinds;
};
