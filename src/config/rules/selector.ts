const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']' };
const JOINS = /[>+~]/;

/**
 * Why this cannot be a CSS selector, or nothing where no reason is seen. Only its frame is looked at: what opens
 * closes, a string ends, and something stands on both sides of `>`, `+`, `~` and `,`. What the browser does not know it
 * still ignores.
 */
export const unsound = (selector: string): string | undefined => {
  const open: string[] = [];
  /** Is there nothing yet on this side of a combinator? A selector of `:has()` may begin with one. */
  let bare = true;
  let joined = false;
  for (let at = 0; at < selector.length; at++) {
    const sign = selector[at] as string;
    const inside = open.at(-1);
    if (sign === '\\') {
      at++;
      bare = joined = false;
    } else if (sign === '"' || sign === "'") {
      if (inside === undefined) return 'a string stands outside of brackets';
      for (at++; selector[at] !== sign; at++) {
        if (at >= selector.length) return `${sign} is not closed`;
        if (selector[at] === '\\') at++;
      }
      bare = joined = false;
    } else if (inside === ']' && sign !== ']') {
      if (sign === '[') return '“[” stands inside of “[”';
      if (sign.trim()) bare = false;
    } else if (CLOSES[sign]) {
      if (sign === '(' && !/[\w\-\u0080-\uffff]/.test(selector[at - 1] ?? ''))
        return 'no name stands before “(”';
      open.push(CLOSES[sign]);
      bare = true;
      joined = false;
    } else if (sign === ')' || sign === ']') {
      if (inside !== sign) return `“${sign}” closes nothing`;
      if (bare) return `nothing stands before “${sign}”`;
      open.pop();
    } else if (JOINS.test(sign) || sign === ',') {
      if (joined || (bare && (inside === undefined || sign === ',')))
        return `nothing stands before “${sign}”`;
      bare = true;
      joined = sign !== ',';
    } else if (sign.trim()) bare = joined = false;
  }
  if (open.length) return `“${open.at(-1)}” is missing`;
  return bare ? 'it ends where more is expected' : undefined;
};
