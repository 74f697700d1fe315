/**
 * One token: its kind, its text with escapes read, and of a number its unit.
 * Kinds: `i` word, `f` function (its parenthesis included), `n` number, `h` hash, `@` at-word, `s` string, `u` url,
 * ` ` white space or comment; any other kind is that very character.
 */
export type Token = readonly [kind: string, text: string, unit: string];

const ESCAPE = '\\\\(?:[\\da-f]{1,6}\\s?|[^\\n\\da-f])';
const LETTER = `(?:[\\w-]|[^\\0-\\x7f]|${ESCAPE})`;
const WORD = `((?:--|-?(?:[a-z_]|[^\\0-\\x7f]|${ESCAPE}))${LETTER}*)`;
const QUOTED = '"((?:\\\\.|[^"\\\\\\n])*)"?|\'((?:\\\\.|[^\'\\\\\\n])*)\'?';
const TOKEN = new RegExp(
  `(\\s+|/\\*.*?(?:\\*/|$))|${QUOTED}|url\\(\\s*((?:${QUOTED})\\s*|(?:\\\\.|[^)\\\\])*)(?:\\)|$)|([+-]?(?:\\d*\\.)?\\d+(?:e[+-]?\\d+)?)(%|${WORD})?|#(${LETTER}+)|@${WORD}|${WORD}(\\()?|.`,
  'gis',
);

const read = (text: string): string =>
  text.replace(/\\(?:([\da-f]{1,6})\s?|(.))/gis, (_, code: string | undefined, letter: string) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : letter,
  );

/** Style sheet text as tokens; never fails, whatever the text. */
export function tokens(css: string): Token[] {
  const out: Token[] = [];
  const put = (kind: string, text = '', unit = ''): number => out.push([kind, read(text), unit]);
  for (const [all, space, double, single, url, , , number, unit, , hash, at, word, call] of css.matchAll(
    TOKEN,
  )) {
    if (space) put(' ');
    else if (number) put('n', number, unit);
    else if (hash) put('h', hash);
    else if (at) put('@', at);
    else if (word) put(call ? 'f' : 'i', word);
    else if (url !== undefined) put('u', url.trim().replace(/^["']|["']$/g, ''));
    else if (/^["']/.test(all)) put('s', double ?? single);
    else put(all, all);
  }
  return out;
}
