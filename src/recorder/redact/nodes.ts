import type { Piece } from '../rrweb/source.ts';
import type { SafeAttribute } from './attributes.ts';
import type { Css } from './css.ts';
import { hollow } from './region.ts';
import { remember } from './remember.ts';
import { type Raw, record, string, whole } from './shape.ts';
import { tagFor } from './tags.ts';
import type { Texts } from './texts.ts';
import type { Vocabulary } from './vocabulary.ts';

export type NodeOf = (id: number) => Node | null;

/** A serialised node whose parent has this name, built anew; undefined where nothing of it may leave. */
export type SafeNode = (raw: unknown, parent: string) => Raw | undefined;

export interface Nodes {
  /** With all that it holds. */
  readonly node: SafeNode;
  /** Alone. */
  piece(raw: unknown, parent: string): (Piece & { readonly safe: Raw }) | undefined;
}

/** Characters of a style sheet that are read at once. */
const LONG = 4000;

const pixels = (size: unknown): string | undefined => (/^\d{1,6}(\.\d+)?px$/.exec(string(size)) ?? [])[0];

const blocked = (given: Raw): Raw => {
  const [width, height] = [pixels(given['rr_width']), pixels(given['rr_height'])];
  return { ...(width && { rr_width: width }), ...(height && { rr_height: height }) };
};

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
  css: Pick<Css, 'parts'>,
  hash: (name: string) => string,
  nodeOf: NodeOf,
): Nodes {
  const ofHtml = remember((name) => tagFor(known, name));
  const ofSvg = remember((name) => tagFor(known, name, true));

  const element = (from: Raw, out: Raw, id: number): Pick<Piece, 'inside' | 'rest'> => {
    const given = record(from['attributes']);
    const name = string(from['tagName']).toLowerCase();
    const svg = from['isSVG'] === true;
    out['type'] = 2;
    if (Object.hasOwn(given, 'rr_width')) {
      out['tagName'] = 'div';
      out['attributes'] = blocked(given);
      return { inside: undefined, rest: undefined };
    }
    const attributes: Raw = {};
    const sheet = given['_cssText'];
    const long = typeof sheet === 'string' && sheet.length > LONG && /^(style|link)$/.test(name);
    for (const key of Object.keys(given)) {
      if (long && key === '_cssText') continue;
      const value = attribute(key, given[key], name, svg);
      if (value !== undefined) attributes[key] = value;
    }
    out['tagName'] = svg ? ofSvg(name) : ofHtml(name);
    out['attributes'] = attributes;
    if (svg) {
      out['isSVG'] = true;
      if (name === 'image') attributes['fill'] = '#8884';
    } else if (name.includes('-')) attributes['t'] = hash(name);
    else if (/^(img|video|canvas|object|embed|iframe)$/.test(name))
      Object.assign(attributes, boxOf(nodeOf(id)));
    const rest = long ? css.parts(sheet) : undefined;
    return {
      // rrweb gives the text of a style sheet as an attribute; without one, the browser takes it for no sheet.
      inside: hollow(name) ? undefined : name === 'style' ? 'title' : name,
      rest:
        rest &&
        (() => {
          const safe = rest();
          if (safe !== undefined) attributes['_cssText'] = safe;
          return safe === undefined;
        }),
    };
  };

  const piece: Nodes['piece'] = (raw, parent) => {
    const from = record(raw);
    const { rootId, type, textContent: text } = from;
    const id = whole(from['id']);
    if (id === undefined) return;
    const safe: Raw = {};
    const children: object[] = [];
    let inside: string | undefined;
    let rest: Piece['rest'];
    if (type === 2) {
      ({ inside, rest } = element(from, safe, id));
      safe['childNodes'] = children;
    } else if (type === 0) {
      if (from['compatMode'] === 'BackCompat') safe['compatMode'] = 'BackCompat';
      Object.assign(safe, { type, childNodes: children });
      inside = '';
    } else if (type === 1) Object.assign(safe, { type, name: 'html', publicId: '', systemId: '' });
    else {
      safe['type'] = 3;
      safe['textContent'] = type === 3 ? texts.leave(text, parent, nodeOf(id)) : '';
    }
    if (Number.isInteger(rootId)) safe['rootId'] = rootId;
    if (from['isShadow'] === true) safe['isShadow'] = true;
    if (from['isShadowHost'] === true) safe['isShadowHost'] = true;
    // Last, as rrweb has it: what is alike in one node and the next stands together, and packs smaller.
    safe['id'] = id;
    return { safe, children, inside, rest };
  };

  const node: SafeNode = (raw, parent) => {
    const told = piece(raw, parent);
    while (told?.rest?.());
    if (told?.inside !== undefined) {
      const { childNodes } = record(raw);
      if (Array.isArray(childNodes))
        for (const child of childNodes) {
          const safe = node(child, told.inside);
          if (safe) told.children.push(safe);
        }
    }
    return told?.safe;
  };
  return { node, piece };
}
