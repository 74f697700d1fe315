import type { CleanAttributes } from './clean-attributes.ts';
import type { CleanCss } from './clean-css.ts';
import { finite, many, type Raw, record, shape, truth, words } from './shape.ts';

/** Elements that load, run, embed or redirect by being there: their place is kept, hidden, under a name of no meaning. */
const INERT =
  /^(script|noscript|object|embed|applet|frame|frameset|portal|fencedframe|base|meta|template|param|source|track|animate|animatemotion|animatetransform|set|discard)$/;
const ELEMENT = /^[a-z][a-z0-9:_-]*$/;

export interface CleanNodes {
  node(value: unknown, parent?: number): Raw | undefined;
  /** A text that has changed: of a style sheet, or of the page. */
  text(id: number | undefined, value: string): string;
}

const base = shape({ id: finite, rootId: finite, isShadow: truth, isShadowHost: truth, isSVG: truth });

/** rrweb's serialised nodes, built anew from what may be replayed. Every id stays, since later events name it. */
export const cleanNodes = (css: CleanCss, attributes: CleanAttributes): CleanNodes => {
  const styles = new Set<number>();

  const element = (from: Raw, out: Raw): Raw => {
    let name = String(from['tagName']).toLowerCase();
    const given = attributes(from['attributes'], name);
    if (name === 'link' && '_cssText' in given) name = 'style';
    const inert = INERT.test(name) || name === 'link' || !ELEMENT.test(name);
    if (name === 'style') styles.add(out['id'] as number);
    return {
      ...out,
      type: 2,
      tagName: inert ? 'rr-inert' : name,
      attributes: inert ? { hidden: true } : given,
      childNodes: many((child) => node(child, out['id'] as number))(from['childNodes']),
    };
  };

  const node: CleanNodes['node'] = (value, parent = -1) => {
    const from = record(value);
    const out = base(from);
    const id = out['id'];
    if (typeof id !== 'number') return undefined;
    const { type } = from;
    if (type === 0)
      return {
        ...out,
        type,
        childNodes: many((child) => node(child, id))(from['childNodes']),
        ...(from['compatMode'] === 'BackCompat' && { compatMode: 'BackCompat' }),
      };
    if (type === 1) return { ...out, type, name: 'html', publicId: '', systemId: '' };
    if (type === 2) return element(from, out);
    if (type !== 3) return { ...out, type: 5, textContent: '' };
    const styled = styles.has(parent) || from['isStyle'] === true;
    if (styled) styles.add(id);
    const text = words(from['textContent']) ?? '';
    return { ...out, type, textContent: styled ? css.sheet(text) : text, ...(styled && { isStyle: true }) };
  };

  return { node, text: (id, value) => (styles.has(id ?? -1) ? css.sheet(value) : value) };
};
