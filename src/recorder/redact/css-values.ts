import type { Token } from './css-tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What may leave of a value or of an at-rule's condition; undefined where a part of it is unknown. */
export type CssValue = (list: readonly Token[], property: string) => string | undefined;

const UNIT =
  /^(%|[a-z]{0,2}|r[a-z]{2,3}|cap|v(min|max)|[sld]v([whib]|min|max)|cq([whib]|min|max)|deg|grad|turn|khz|dp(i|cm|px))$/i;
/** Functions that no word of style sheets has the name of, as `circle`, `opacity` or `not` have. */
const FUNCTION =
  /^(var|env|calc|m(in|ax)|clamp|(rgb|hsl)a?|hwb|(ok)?l(ab|ch)|color-mix|light-dark|(repeating-)?(linear|radial|conic)-gradient|(translate|rotate|scale|skew)([xyz]|3d)?|matrix(3d)?|cubic-bezier|steps|minmax|repeat|blur|brightness|contrast|drop-shadow|grayscale|invert|polygon|rect|inset|counters?|anchor)$/i;

/** At most six digits before the point and four after it: sizes need no more, telephone and card numbers do. */
const figure = (text: string): string =>
  String(Math.max(-999999, Math.min(999999, +(+text).toFixed(4))) || 0);

export const createCssValue =
  (known: Vocabulary, hash: (name: string) => string): CssValue =>
  (list, property) => {
    const word = (text: string): string => {
      const name = text.toLowerCase();
      return name.startsWith('--') ? `--${hash(text)}` : known.word(name, property) ? name : hash(text);
    };
    const one = ([kind, text, unit]: Token): string | undefined => {
      if (kind === 'i') return word(text);
      if (kind === 'n') return UNIT.test(unit) ? figure(text) + unit : undefined;
      if (kind === 'f') return FUNCTION.test(text) || known.word(text, '') ? `${text}(` : undefined;
      if (kind === 'h') return /^([\da-f]{3,4}){1,2}$/i.test(text) ? `#${text}` : undefined;
      // A reference inside the document asks nobody for anything.
      if (kind === 'u') return text[0] === '#' ? `url(#${hash(text.slice(1))})` : 'none';
      if (kind === 's') return `"${property.startsWith('grid') ? text.replace(/[^\s.]+/g, word) : ''}"`;
      return /[ (),./*+\-![\]:<>=]/.test(kind) ? kind : undefined;
    };

    let out = '';
    let depth = 0;
    let figures = 0;
    for (const token of list) {
      const [kind, , unit] = token;
      const safe = one(token);
      depth += kind === 'f' || kind === '(' ? 1 : kind === ')' ? -1 : 0;
      if (kind === 'n' && !unit && !depth) figures++;
      // A site's own property may hold anything: a row of bare numbers may be a telephone's.
      if (safe === undefined || (figures > 4 && property.startsWith('--'))) return;
      out += safe;
    }
    return out.trim();
  };
