import { type CleanCss, isRaster } from './clean-css.ts';
import { LIMITS, type Note } from './limits.ts';
import { own } from './own.ts';
import { type Raw, record } from './shape.ts';

/** What an element may say: how it looks and what it reads. Nothing that loads, leads elsewhere or runs. */
const NAMES = new Set(
  (
    'class id dir lang role hidden open disabled checked selected multiple readonly required type value placeholder ' +
    'rows cols colspan rowspan span size width height min max low high optimum start reversed align valign bgcolor ' +
    'border cellpadding cellspacing color nowrap wrap label title alt scope slot media popover inert controls t ' +
    // SVG and MathML
    'viewbox preserveaspectratio d x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy points offset transform fill fill-opacity ' +
    'fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset ' +
    'stroke-miterlimit stroke-opacity opacity stop-color stop-opacity clip-path clip-rule mask gradientunits ' +
    'gradienttransform spreadmethod patternunits patterntransform patterncontentunits clippathunits maskunits ' +
    'maskcontentunits markerunits font-size font-family font-weight font-style text-anchor dominant-baseline ' +
    'letter-spacing vector-effect display visibility overflow mathvariant ' +
    // rrweb's own
    'rr_width rr_height rr_scrollleft rr_scrolltop rr_open_mode'
  ).split(' '),
);

const MOST: Readonly<Record<string, number>> = {
  src: LIMITS.picture,
  rr_dataurl: LIMITS.picture,
  _csstext: LIMITS.text,
};

type Read = (text: string) => string | undefined;

/**
 * Attributes as rrweb notes them, in a snapshot or a change: by name a text, a number, a flag, or what to remove. `tag`:
 * of whom, where that is known.
 */
export type CleanAttributes = (value: unknown, tag?: string) => Raw;

export const cleanAttributes = (css: CleanCss, note: Note): CleanAttributes => {
  const raster: Read = (text) => (isRaster(text) ? text : undefined);
  const within: Read = (text) => (/^#[\w-]+$/.test(text) ? text : undefined);
  const special: Readonly<Record<string, Read>> = {
    style: css.inline,
    _csstext: css.sheet,
    src: raster,
    rr_dataurl: raster,
    href: within,
    'xlink:href': within,
  };
  /** By property a value, a value and its priority, or false for what is gone. */
  const restyled = (value: object): Raw =>
    Object.fromEntries(
      Object.entries(value).map(([name, said]) => {
        const [text, priority] = [said].flat();
        const safe = typeof text === 'string' ? css.value(text) : undefined;
        return [name, safe === undefined ? false : priority === 'important' ? [safe, priority] : safe];
      }),
    );
  return (attributes, tag) => {
    const out: Raw = {};
    for (const [name, value] of Object.entries(record(attributes))) {
      const key = name.toLowerCase();
      // Without its name a slot shows nothing; on a form or a frame, a name would hide properties of the document.
      const named = NAMES.has(key) || (key === 'name' && tag === 'slot');
      const read = own(special, key) ?? (named ? css.value : undefined);
      if (!read) continue;
      if (typeof value === 'string') {
        if (value.length > (own(MOST, key) ?? LIMITS.attribute)) {
          note('texts');
          continue;
        }
        const safe = read(value);
        if (safe !== undefined) out[name] = safe;
      } else if (value === null || typeof value === 'boolean' || typeof value === 'number') out[name] = value;
      else if (key === 'style' && value) out[name] = restyled(value);
    }
    // rrweb knows a box only by its size: the stage hatches it.
    if ('rr_width' in out) out['class'] = `${out['class'] ?? ''} rr-block`;
    return out;
  };
};
