import type { Css } from './css.ts';
import { nameOf, parentOf } from './dom.ts';
import type { Region } from './region.ts';
import { FIELD, mask, scrub } from './text-mask.ts';

export interface Texts {
  /** rrweb's `maskTextFn`: marks what may be shown, masks the rest before rrweb keeps it. */
  tag(text: string, element: Element | null): string;
  /** What may leave of a text: as rrweb gave it, with the name of its parent, and its node where that still is. */
  leave(text: unknown, parent: string, node: Node | null): string;
}

/** What `mask` makes of a text, which `tag` has done already. */
const MASKED = /^ ?(?:(?:•{16}|•{8}|•{4}|•{2})(?: |$))*$/;
/** Characters in which one number may be cut up. */
const NEAR = 2000;

const elementOf = (node: Node): Element | null =>
  node.nodeType === 11 ? (node as ShadowRoot).host : node.nodeType === 1 ? (node as Element) : null;

/** Between these and what stands beside them a number may go on; between others it ends. */
const INLINE =
  /^(a|abbr|b|bd[io]|cite|code|data|del|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strong|su[bp]|time|tspan|u|var|wbr)$/;

/** The text of a box, its parts on lines of their own; undefined where it is longer than `NEAR`. */
const linesOf = (box: Node): string | undefined => {
  let out = '';
  const read = (from: Node): boolean => {
    for (let child = from.firstChild; child; child = child.nextSibling) {
      if (out.length > NEAR) return false;
      if (child.nodeType === 3) out += (child as Text).data;
      if (child.nodeType !== 1) continue;
      const name = nameOf(child as Element);
      if (/^(script|style|template)$/.test(name)) continue;
      const line = INLINE.test(name) ? '' : '\n';
      out += line;
      if (!read(child)) return false;
      out += line;
    }
    return out.length <= NEAR;
  };
  return box.childNodes.length < 60 && read(box) ? out : undefined;
};

/**
 * Only text that carries the session's nonce may be shown, and only `tag` gives it: on a path where rrweb forgets to
 * ask, text is masked.
 */
export function createTexts(nonce: string, region: Region, css: Css): Texts {
  /** Within one task: many texts stand in the same boxes. */
  const boxes = new Map<Node, string | undefined>();
  const textOf = (box: Node): string | undefined => {
    if (!boxes.size) queueMicrotask(() => boxes.clear());
    if (!boxes.has(box)) boxes.set(box, linesOf(box));
    return boxes.get(box);
  };
  /** The text of the nearest elements that hold this node; a long list or a long text is nobody's one number. */
  const around = (node: Node | null): string => {
    let text = node?.textContent ?? '';
    let box = node && parentOf(node);
    for (let up = 3; up && box; up -= 1) {
      const whole = textOf(box);
      if (whole === undefined) break;
      text = whole;
      box = parentOf(box);
    }
    return text;
  };

  return {
    tag: (text, element) => (region.readable(element) ? nonce + text : mask(text)),
    leave(text, parent, node) {
      if (typeof text !== 'string' || /^(title|script|iframe)$/.test(parent)) return '';
      if (parent === 'textarea') return FIELD;
      if (parent === 'style') return css.sheet(text);
      const holder = node && parentOf(node);
      if (text.startsWith(nonce)) {
        const told = text.slice(nonce.length);
        // What was allowed when rrweb asked may stand where it is forbidden by now.
        return !holder || region.readable(elementOf(holder)) ? scrub(told, around(node)) : mask(told);
      }
      // rrweb never asks about text right under a shadow root: the node itself is read instead.
      return holder?.nodeType === 11 && region.readable((holder as ShadowRoot).host)
        ? scrub((node as Text).data, around(node))
        : MASKED.test(text)
          ? text
          : mask(text);
    },
  };
}
