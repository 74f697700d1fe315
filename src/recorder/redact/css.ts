import { createSelectors } from './css-selectors.ts';
import { tokens } from './css-tokens.ts';
import { createCssValue } from './css-values.ts';
import { remember } from './remember.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Css {
  /** A style sheet, a rule or several of them. A rule that may not leave becomes an empty one: indexes stay true. */
  sheet(text: string): string;
  /** The same in parts: each call reads some more of it, and the last one returns it. */
  parts(text: string): () => string | undefined;
  /** What stands in a `style` attribute. */
  inline(text: string): string;
  /** The value of one property, or a condition where none is named; undefined where it may not leave. */
  value(text: string, property?: string): string | undefined;
  /** The name under which a property may leave. */
  property(name: string): string | undefined;
}

/** What ends with a brace or a semicolon, none of which inside strings, comments, escapes or addresses counts. */
const STATEMENT =
  /((?:[^{};"'\\/u]+|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|\\.?|\/\*.*?(?:\*\/|$)|url\((?:\\.|[^)\\])*|[/u])*)([{};]|$)/gis;
/** Statements in one part. */
const PART = 32;
const SPLIT = '/* rr_split */';

export function createCss(known: Vocabulary, hash: (name: string) => string): Css {
  const value = createCssValue(known, hash);
  const selectors = createSelectors(known, hash);

  const property = (text: string): string | undefined => {
    const name = text.toLowerCase();
    if (name.startsWith('--')) return `--${hash(text)}`;
    return known.property(name) || /^(inherits|initial-value)$/.test(name) ? name : undefined;
  };

  /** What stands before a brace or, of an at-rule, before a semicolon; '' where the rule may not leave. */
  const head = (text: string, lone?: boolean): string => {
    const list = tokens(text.trim());
    const [kind, name] = list[0] ?? ['', ''];
    if (kind !== '@') return selectors(list);
    const condition = (lone
      ? /^layer$/i
      : /^(media|supports|container|layer|starting-style|keyframes|property)$/i
    ).test(name)
      ? value(list.slice(1), '')
      : undefined;
    return condition === undefined ? '' : `@${name} ${condition}`;
  };
  const opening = remember((text) => head(text));

  const declaration = remember((text) => {
    const list = tokens(text.trim());
    const [kind, name] = list[0] ?? ['', ''];
    const colon = list.findIndex(([of]) => of === ':');
    const safe = kind === 'i' && colon > 0 ? property(name) : undefined;
    const said = safe && value(list.slice(colon + 1), name.toLowerCase());
    if (name === 'syntax') return 'syntax:"*";';
    // A property of the site's own may be there and hold nothing.
    return said || (said === '' && name.startsWith('--')) ? `${safe}:${said};` : '';
  });

  function* statements(css: string, inside: number): Generator<undefined, string> {
    let out = '';
    let depth = inside;
    let skipped = 0;
    let count = 0;
    for (const [, text = '', end] of css.matchAll(STATEMENT)) {
      count += 1;
      if (count % PART === 0) yield;
      if (skipped) {
        skipped += end === '{' ? 1 : end === '}' ? -1 : 0;
        if (!skipped) out += '}';
        continue;
      }
      if (text.includes(SPLIT)) out += SPLIT;
      if (end === '{') {
        const safe = opening(text);
        out += `${safe || 'x'}{`;
        if (safe) depth++;
        else skipped = 1;
        continue;
      }
      if (/^\s*@/.test(text)) {
        const safe = head(text, true);
        out += safe ? `${safe};` : 'x{}';
      } else if (depth) out += declaration(text);
      if (end === '}' && depth > inside) {
        out += '}';
        depth--;
      }
    }
    return out + '}'.repeat(depth - inside + (skipped && 1));
  }
  const whole = (work: Generator<undefined, string>): string => {
    for (;;) {
      const { done, value } = work.next();
      if (done) return value;
    }
  };

  return {
    property,
    sheet: remember((text) => whole(statements(text, 0)), 99),
    parts(text) {
      const work = statements(text, 0);
      return () => work.next().value;
    },
    inline: (text) => whole(statements(text, 1)),
    value: (text, name = '') => value(tokens(text), name.toLowerCase()),
  };
}
