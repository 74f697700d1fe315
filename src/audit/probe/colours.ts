import { over } from '../colour.ts';
import type { Rgba, Style } from '../seen-layer.ts';
import { below, holds, isRendered, line, opacityOf, outwards, parentOf } from './flat.ts';

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
const known = new Map<string, Rgba>();

/** Any colour that CSS can say, as it is painted. */
export const resolve = (text: string): Rgba => {
  const found = known.get(text);
  if (found) return found;
  const plain = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(text);
  let colour: Rgba = [0, 0, 0, 0];
  if (plain) colour = [Number(plain[1]), Number(plain[2]), Number(plain[3]), Number(plain[4] ?? 1)];
  else if (canvas) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
    colour = [r, g, b, Math.round((a / 255) * 1000) / 1000];
  }
  known.set(text, colour);
  return colour;
};

export const said = (text: string): string => {
  const [r, g, b, a] = resolve(text);
  return a === 1 ? `rgb(${r}, ${g}, ${b})` : `rgba(${r}, ${g}, ${b}, ${a})`;
};

/** What shows where nobody paints. */
const blank = (): Rgba =>
  matchMedia('(prefers-color-scheme: dark)').matches &&
  /dark/.test(getComputedStyle(document.documentElement).colorScheme)
    ? [18, 18, 18, 1]
    : [255, 255, 255, 1];

/** Paints of these elements over each other, the first on top; nothing where a picture comes before an opaque one. */
const stacked = (elements: Iterable<Element>, from: Rgba | null): Rgba | null | undefined => {
  let seen = from;
  for (const element of elements) {
    const style = getComputedStyle(element);
    if (style.backgroundImage !== 'none') return undefined;
    const paint = resolve(style.backgroundColor);
    if (paint[3] > 0) seen = seen ? over(seen, paint) : paint;
    if (seen && seen[3] > 0.995) return seen;
  }
  return seen;
};

/** What an SVG draws besides words. */
export const SHAPES = 'path, rect, circle, ellipse, line, polyline, polygon, image, use, foreignObject';

/** Words that are drawn may have anything drawn behind them. */
const overDrawing = (element: Element): boolean => {
  if (!(element instanceof SVGElement)) return false;
  const words = element.getBoundingClientRect();
  return [...(element.ownerSVGElement?.querySelectorAll(SHAPES) ?? [])].some((shape) => {
    const { left, top, right, bottom } = shape.getBoundingClientRect();
    return left < words.right && right > words.left && top < words.bottom && bottom > words.top;
  });
};

/** What is really behind the words of an element: its own paint, what it lies in, and what lies below that point. */
export const groundOf = (element: Element, root: Element, start: Element = element): Rgba | null => {
  if (overDrawing(element)) return null;
  const { left, top, width, height } = element.getBoundingClientRect();
  const chain = [...outwards(start)];
  const place = chain.indexOf(root);
  const inner = stacked(place < 0 ? chain : chain.slice(0, place + 1), null);
  if (inner === undefined) return null;
  if (inner && inner[3] > 0.995) return inner;
  const below = document
    .elementsFromPoint(left + width / 2, top + height / 2)
    .filter((each) => !holds(each, root) && !holds(root, each));
  const outer = stacked([...below, ...chain.slice(place + 1)], inner);
  if (outer === undefined) return null;
  return outer && outer[3] > 0.995 ? outer : over(outer ?? [0, 0, 0, 0], blank());
};

/** How the words of an element are coloured; those of an SVG are filled. */
const colourOf = (element: Element): string => {
  const { color, fill } = getComputedStyle(element);
  return element instanceof SVGElement && /^(rgb|color|ok|lab|lch)/.test(fill) ? fill : color;
};

/** The colour of an element's words, seen through its opacity. */
export const inkOf = (element: Element): Rgba => {
  const [r, g, b, a] = resolve(colourOf(element));
  return [r, g, b, a * opacityOf(element)];
};

const SIDES = ['top', 'right', 'bottom', 'left'] as const;

const borderOf = (style: CSSStyleDeclaration): string => {
  const sides = SIDES.map((side) => {
    const width = style.getPropertyValue(`border-${side}-width`);
    const kind = style.getPropertyValue(`border-${side}-style`);
    return kind === 'none' || width === '0px'
      ? '0px'
      : `${width} ${kind} ${said(style.getPropertyValue(`border-${side}-color`))}`;
  });
  return new Set(sides).size === 1 ? (sides[0] as string) : sides.join(' / ');
};

export const paintOf = (element: Element): Style => {
  const style = getComputedStyle(element);
  const bare = style.outlineStyle === 'none' || style.outlineWidth === '0px';
  return {
    color: said(style.color),
    'background-color': said(style.backgroundColor),
    'background-image': style.backgroundImage,
    border: borderOf(style),
    'border-radius': style.borderRadius,
    'box-shadow': style.boxShadow,
    outline: bare
      ? 'none'
      : `${style.outlineWidth} ${style.outlineStyle} ${said(style.outlineColor)} ${style.outlineOffset}`,
    opacity: style.opacity,
    filter: style.filter,
    transform: style.transform,
  };
};

const generated = (element: Element, part: '::before' | '::after'): string => {
  const { content, display, backgroundColor, backgroundImage, color } = getComputedStyle(element, part);
  if (/^(none|normal)$/.test(content) || display === 'none') return 'none';
  const painted = resolve(backgroundColor)[3] > 0 || backgroundImage !== 'none';
  if (!painted && content === '""') return 'none';
  return [content, ...(painted ? [said(backgroundColor), backgroundImage] : [said(color)])].join(' ');
};

/** The element that the words of a control stand in: itself, or something in it. */
export const wordsOf = (control: Element): Element => {
  let found = control;
  let most = 0;
  for (const node of below(control)) {
    const parent = node instanceof Text ? parentOf(node) : null;
    const length = parent && isRendered(parent) ? line((node as Text).data).length : 0;
    if (parent && length > most) [found, most] = [parent, length];
  }
  return found;
};

const between = (control: Element, words: Element): readonly Element[] => {
  const chain = [...outwards(words)];
  return chain.slice(0, chain.indexOf(control));
};

/** How a control is painted, with what its words lie on in it, and what is generated before and after. */
export const controlPaint = (control: Element): Style => {
  const words = wordsOf(control);
  const inner = between(control, words).map(paintOf);
  const worn = (name: string, bare: RegExp) =>
    inner.map((each) => each[name] ?? '').find((each) => !bare.test(each)) ?? 'none';
  return {
    ...paintOf(control),
    color: said(colourOf(words)),
    'background-color of its words': worn('background-color', /, 0\)$/),
    'background-image of its words': worn('background-image', /^none$/),
    'border of its words': worn('border', /^0px$/),
    'box-shadow of its words': worn('box-shadow', /^none$/),
    'opacity of its words': String(inner.reduce((all, each) => all * Number(each['opacity']), 1)),
    '::before': generated(control, '::before'),
    '::after': generated(control, '::after'),
  };
};

export const typeOf = (element: Element): Style => {
  const style = getComputedStyle(element);
  return {
    'font-family': style.fontFamily,
    'font-size': style.fontSize,
    'font-weight': style.fontWeight,
    'letter-spacing': style.letterSpacing,
    'text-transform': style.textTransform,
    'text-decoration': style.textDecorationLine,
    'line-height': style.lineHeight,
  };
};
