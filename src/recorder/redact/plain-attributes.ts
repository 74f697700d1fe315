import { remember } from './remember.ts';

// Numbers first become one digit each: a letter of a path must then stand before a number, so that no word passes.
// The rest stays as written, since paths may leave out what would separate their flags.
const geometry = (value: string): string | undefined =>
  /^([\s,]|0(%(?=[\s,]|$)|px|r?em|pt)?|z|[mlhvcsqta](?=[\s,]*0))*$/i.test(
    value.replace(/[+-]?(\d{0,6}\.)?\d+(e[+-]?\d+)?/gi, '0'),
  ) && !/(^|[^.\d])\d{7}/.test(value)
    ? value.replace(/(\.\d{3})\d+/g, '$1')
    : undefined;

const FLAG = /^(hidden|disabled|readonly|required|multiple|open|controls|reversed|inert)$/;
const FIGURE =
  /^(width|height|rows|cols|size|(col|row)?span|border|cell(padding|spacing)|start|[xy][12]?|[cf][xy]|r[xy]?|d[xy]?|points|viewbox|offset|rr_(width|height))$/i;
const CHOICE = /^(type|dir|v?align|popover|rr_open_mode|(gradient|pattern)units|preserveaspectratio)$/i;
const CHOSEN =
  /^(text|password|email|tel|url|search|number|range|date|time|month|week|datetime-local|color|checkbox|radio|file|button|submit|reset|image|hidden|ltr|rtl|auto|left|right|center|justify|top|middle|bottom|baseline|manual|hint|(non-)?modal|userSpaceOnUse|objectBoundingBox|none|xM(in|id|ax)YM(in|id|ax)( meet| slice)?|[1ai]|)$/i;
const LANGUAGE = /^([a-z]{2}(-[a-z]{2})?)?$/i;

const reader = remember((name) =>
  FLAG.test(name)
    ? () => ''
    : FIGURE.test(name)
      ? geometry
      : CHOICE.test(name)
        ? (value: string) => (CHOSEN.test(value) ? value : undefined)
        : name === 'lang'
          ? (value: string) => (LANGUAGE.test(value) ? value : undefined)
          : undefined,
);

/**
 * Of an attribute that says the same for every visitor: its value, if that is one it can have; undefined otherwise.
 * Asked without a value: '' where the attribute is one of them.
 */
export const plainAttribute = (name: string, value = ''): string | undefined => reader(name)?.(value);
