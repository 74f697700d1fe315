import type { Css } from './css.ts';
import { plainAttribute } from './plain-attributes.ts';
import { remember } from './remember.ts';
import { finite } from './shape.ts';

/** The value under which an attribute of this element may leave; undefined where it may not. */
export type SafeAttribute = (name: string, value: unknown, tag: string, svg: boolean) => unknown;

/** Allow-list by name, each with what its value may be. Addresses, labels, values and `data-*` are not on it. */
export function createAttributes(css: Css, hash: (name: string) => string): SafeAttribute {
  const names = remember((text) => text.replace(/\S+/g, hash));

  /** A change of styles as rrweb notes it: by property a value, a value and its priority, or false. */
  const restyled = (given: object): object => {
    const out: Record<string, unknown> = {};
    for (const [name, said] of Object.entries(given)) {
      const property = css.property(name);
      const [text, priority] = [said].flat();
      const value = typeof text === 'string' && css.value(text, name);
      if (property) out[property] = value && priority === 'important' ? [value, priority] : value || false;
    }
    return out;
  };

  return (name, raw, tag, svg) => {
    if (typeof raw === 'number') return /^rr_scroll(Left|Top)$/.test(name) ? finite(raw) : undefined;
    if (name === 'style' && raw && typeof raw === 'object') return restyled(raw);
    const text = raw === true ? '' : raw;
    if (typeof text !== 'string') return;
    if (name === 'style') return css.inline(text);
    if (/^(id|class|slot)$/.test(name) || (name === 'name' && tag === 'slot')) return names(text);
    if (/^(style|link)$/.test(tag)) {
      if (name === '_cssText') return css.sheet(text);
      if (name === 'media') return css.value(text) ?? 'not all';
    }
    if (/href$/.test(name))
      return svg && tag === 'use' && text[0] === '#' ? `#${hash(text.slice(1))}` : undefined;
    const style = svg ? name.replace(/^(gradient|pattern)T/, 't') : name.replace(/^bg(?=color$)/, '');
    return (
      plainAttribute(name, text) ??
      ((svg || style === 'color') && css.property(style) === style
        ? css.value(text, style) || (text ? undefined : '')
        : undefined)
    );
  };
}
