import type { Vocabulary } from './vocabulary.ts';

const SVG =
  /^(svg|g|a|defs|symbol|use|path|rect|circle|line|poly(line|gon)|ellipse|text(path)?|tspan|(linear|radial)gradient|stop|pattern|clippath|mask|marker|foreignobject|switch|title|desc|style)$/;
const MATH =
  /^(math|semantics|m([inos]|row|frac|sqrt|root|text|space|su[bp]|subsup|under|over|underover|table|t[rd]))$/;

/**
 * The element that stands for one of this (lower-case) name: itself where HTML, SVG or MathML has it, else a neutral
 * box. What shows outside content becomes a box, too.
 */
export const tagFor = (known: Vocabulary, name: string, svg = false): string =>
  svg
    ? SVG.test(name)
      ? name
      : name === 'image'
        ? 'rect'
        : 'g'
    : name === 'script'
      ? 'noscript'
      : /^(object|embed)$/.test(name)
        ? 'canvas'
        : MATH.test(name) || known.tag(name)
          ? name
          : 'div';
