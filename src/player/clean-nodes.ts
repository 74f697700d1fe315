import type { CleanAttributes } from './clean-attributes.ts';
import type { CleanCss } from './clean-css.ts';
import { LIMITS, type Note } from './limits.ts';
import { finite, many, type Raw, record, shape, truth, words } from './shape.ts';

/** Elements that load, run, embed or redirect by being there: their place is kept, hidden, under a name of no meaning. */
const INERT =
  /^(script|noscript|object|embed|applet|frame|frameset|portal|fencedframe|base|meta|template|param|source|track|animate|animatemotion|animatetransform|set|discard)$/;
const ELEMENT = /^[a-z][a-z0-9:_-]*$/;

export interface CleanNodes {
  node(value: unknown, parent?: number): Raw | undefined;
  /** A text that has changed: of a style sheet, or of the page. */
  text(id: number | undefined, value: string): string;
  /** Attributes that have changed; a drawing gets no name that it had not. */
  changed(id: unknown, attributes: Raw): Raw;
  /** A new picture: nothing of the last one counts any more. */
  forget(): void;
}

const base = shape({ id: finite, rootId: finite, isShadow: truth, isShadowHost: truth, isSVG: truth });

/**
 * rrweb's serialised nodes, built anew from what may be replayed. Every id stays, since later events name it; what is
 * too many or too deep is left out, and noted.
 */
export const cleanNodes = (css: CleanCss, attributes: CleanAttributes, note: Note): CleanNodes => {
  const styles = new Set<number>();
  const depths = new Map<number, number>();
  /** What a `use` may copy: it lies in something of SVG that has a name. */
  const named = new Set<number>();
  const drawn = new Set<number>();
  /** The numbers in the tree that is being read. */
  let tree = new Set<number>();
  let count = 0;

  const short = (text: string) => {
    if (text.length <= LIMITS.text) return text;
    note('texts');
    return text.slice(0, LIMITS.text);
  };

  const element = (from: Raw, out: Raw, parent: number): Raw => {
    const id = out['id'] as number;
    let name = String(from['tagName']).toLowerCase();
    const given = attributes(from['attributes'], name);
    if (name === 'link' && '_cssText' in given) name = 'style';
    if (out['isSVG']) drawn.add(id);
    if (named.has(parent) || (out['isSVG'] && 'id' in given)) named.add(id);
    // Copies of copies grow without end.
    const inert =
      INERT.test(name) || name === 'link' || !ELEMENT.test(name) || (name === 'use' && named.has(parent));
    if (name === 'style') styles.add(id);
    return {
      ...out,
      type: 2,
      tagName: inert ? 'rr-inert' : name,
      attributes: inert ? { hidden: true } : given,
      childNodes: many((child) => node(child, id))(from['childNodes']),
    };
  };

  const fits = (id: number, parent: number): boolean => {
    // In one tree, two of one number would be one node in itself.
    if (tree.has(id)) {
      note('twins');
      return false;
    }
    tree.add(id);
    const depth = (depths.get(parent) ?? 0) + 1;
    depths.set(id, depth);
    count += 1;
    if (depth > LIMITS.depth) note('depth');
    else if (count > LIMITS.nodes) note('nodes');
    else return true;
    return false;
  };

  const node = (value: unknown, parent: number): Raw | undefined => {
    const from = record(value);
    const out = base(from);
    const id = out['id'];
    if (typeof id !== 'number' || !fits(id, parent)) return undefined;
    const { type } = from;
    if (type === 0)
      return {
        ...out,
        type,
        childNodes: many((child) => node(child, id))(from['childNodes']),
        ...(from['compatMode'] === 'BackCompat' && { compatMode: 'BackCompat' }),
      };
    if (type === 1) return { ...out, type, name: 'html', publicId: '', systemId: '' };
    if (type === 2) return element(from, out, parent);
    if (type !== 3) return { ...out, type: 5, textContent: '' };
    const styled = styles.has(parent) || from['isStyle'] === true;
    if (styled) styles.add(id);
    const text = short(words(from['textContent']) ?? '');
    return { ...out, type, textContent: styled ? css.sheet(text) : text, ...(styled && { isStyle: true }) };
  };

  return {
    node(value, parent = -1) {
      tree = new Set();
      return node(value, parent);
    },
    text: (id, value) => (styles.has(id ?? -1) ? css.sheet(short(value)) : short(value)),
    changed(id, { id: name, ID: _, ...rest }) {
      return name === undefined || drawn.has(id as number) ? rest : { id: name, ...rest };
    },
    forget() {
      depths.clear();
      named.clear();
      drawn.clear();
      count = 0;
    },
  };
};
