import type { SafeAttribute } from './attributes.ts';
import { hollow } from './region.ts';
import { many, type Raw, record, shape, string, whole, yes } from './shape.ts';
import { tagFor } from './tags.ts';
import type { Texts } from './texts.ts';
import type { Vocabulary } from './vocabulary.ts';

export type NodeOf = (id: number) => Node | null;

/** A serialised node whose parent has this name, built anew; undefined where nothing of it may leave. */
export type SafeNode = (raw: unknown, parent: string) => Raw | undefined;

const base = shape({ id: whole, rootId: whole, isShadow: yes, isShadowHost: yes });
const pixels = (size: unknown): string | undefined => (/^\d{1,6}(\.\d+)?px$/.exec(string(size)) ?? [])[0];
const blocked = shape({ rr_width: pixels, rr_height: pixels });

/** The box of what is not shown. A frame whose document is recorded has its own. */
const boxOf = (node: Node | null): object | undefined => {
  if (node?.nodeType !== 1 || (node as HTMLIFrameElement).contentDocument) return;
  const { width, height } = (node as Element).getBoundingClientRect();
  return width && height ? blocked({ rr_width: `${width}px`, rr_height: `${height}px` }) : undefined;
};

/**
 * What may not leave keeps its place and number as an empty text, so that later events still find their neighbours.
 */
export function createNodes(
  known: Vocabulary,
  attribute: SafeAttribute,
  texts: Texts,
  hash: (name: string) => string,
  nodeOf: NodeOf,
): SafeNode {
  const element = (from: Raw, out: Raw): Raw => {
    const given = record(from['attributes']);
    const name = string(from['tagName']).toLowerCase();
    const svg = from['isSVG'] === true;
    out['type'] = 2;
    if (Object.hasOwn(given, 'rr_width'))
      return { ...out, tagName: 'div', attributes: blocked(given), childNodes: [] };
    const attributes: Raw = {};
    for (const key of Object.keys(given)) {
      const value = attribute(key, given[key], name, svg);
      if (value !== undefined) attributes[key] = value;
    }
    const tagName = tagFor(known, name, svg);
    if (svg) {
      out['isSVG'] = true;
      if (name === 'image') attributes['fill'] = '#8884';
    } else if (name.includes('-')) attributes['t'] = hash(name);
    else if (/^(img|video|canvas|object|embed|iframe)$/.test(name))
      Object.assign(attributes, boxOf(nodeOf(out['id'] as number)));
    // rrweb gives the text of a style sheet as an attribute; without one, the browser takes it for no sheet.
    const parent = name === 'style' ? 'title' : name;
    return {
      ...out,
      tagName,
      attributes,
      childNodes: hollow(name) ? [] : many((child) => node(child, parent))(from['childNodes']),
    };
  };

  const node: SafeNode = (raw, parent) => {
    const from = record(raw);
    const out = base(from);
    const { type, textContent: text } = from;
    if (out['id'] === undefined) return;
    if (type === 0)
      return {
        ...out,
        type,
        childNodes: many((child) => node(child, ''))(from['childNodes']),
        ...(from['compatMode'] === 'BackCompat' && { compatMode: 'BackCompat' }),
      };
    if (type === 1) return { ...out, type, name: 'html', publicId: '', systemId: '' };
    if (type === 2) return element(from, out);
    return {
      ...out,
      type: 3,
      textContent: type === 3 ? texts.leave(text, parent, nodeOf(out['id'] as number)) : '',
    };
  };
  return node;
}
