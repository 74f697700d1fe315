import type { Css } from './css.ts';
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

/** The text of the nearest elements that hold this node; a long list or a long text is nobody's one number. */
const around = (node: Node | null): string => {
  let text = node?.textContent ?? '';
  for (let up = 3, box = node?.parentNode; up-- && box && box.childNodes.length < 60; box = box.parentNode) {
    const whole = box.textContent ?? '';
    if (whole.length > 2000) break;
    text = whole;
  }
  return text;
};

/**
 * Only text that carries the session's nonce may be shown, and only `tag` gives it: on a path where rrweb forgets to
 * ask, text is masked.
 */
export function createTexts(nonce: string, region: Region, css: Css): Texts {
  return {
    tag: (text, element) => (region.readable(element) ? nonce + text : mask(text)),
    leave(text, parent, node) {
      if (typeof text !== 'string' || /^(title|script|iframe)$/.test(parent)) return '';
      if (parent === 'textarea') return FIELD;
      if (parent === 'style') return css.sheet(text);
      if (text.startsWith(nonce)) return scrub(text.slice(nonce.length), around(node));
      // rrweb never asks about text right under a shadow root: the node itself is read instead.
      const root = node?.parentNode;
      return root?.nodeType === 11 && region.readable((root as ShadowRoot).host)
        ? scrub((node as Text).data, around(node))
        : MASKED.test(text)
          ? text
          : mask(text);
    },
  };
}
