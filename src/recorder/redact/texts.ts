import type { Css } from './css.ts';
import type { Region } from './region.ts';
import { remember } from './remember.ts';
import { FIELD, mask, scrub } from './text-mask.ts';

export interface Texts {
  /** rrweb's `maskTextFn`: marks what may be shown, masks the rest before rrweb keeps it. */
  tag(text: string, element: Element | null): string;
  /** What may leave of a text: as rrweb gave it, with the name of its parent, and its node where that still is. */
  leave(text: unknown, parent: string, node: Node | null): string;
}

/** The text of the nearest elements that hold this node; a long list is nobody's one text. */
const around = (node: Node | null): string => {
  let box = node;
  for (let up = 3; up-- && box?.parentNode && box.parentNode.childNodes.length < 60; ) box = box.parentNode;
  return box?.textContent ?? '';
};

/**
 * Only text that carries the session's nonce may be shown, and only `tag` gives it: on a path where rrweb forgets to
 * ask, text is masked.
 */
export function createTexts(nonce: string, region: Region, css: Css): Texts {
  // Of what `tag` has masked, which is the same again and again; of anything else `tag` was not asked.
  const masked = remember(mask);
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
        : /^[• ]*$/.test(text)
          ? masked(text)
          : mask(text);
    },
  };
}
