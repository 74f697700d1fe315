import type { Undo } from '../../platform/clock.ts';
import type { VendorFacts } from './vendor-facts.ts';

/**
 * Says in the vendor's words what the page says in ours (`data-temoin-mask`, `-unmask`, `-block`, `-ignore`), also of
 * elements that come or change later. It has to be there before the vendor reads anything; undone, the page has only
 * its own attributes again.
 */
export const mirrorAttributes = (
  { document, MutationObserver }: Window & typeof globalThis,
  attributes: VendorFacts['attributes'],
): Undo => {
  const pairs = Object.entries(attributes).map(
    ([ours, [name, value = '']]) => [`data-temoin-${ours}`, name, value] as const,
  );
  if (!pairs.length) return () => {};
  const selector = pairs.map(([ours]) => `[${ours}]`).join();
  const marked = new Map<Element, Set<string>>();
  const mark = (element: Element) => {
    const names = marked.get(element) ?? new Set();
    const wanted = new Map(
      pairs.flatMap(([ours, name, value]) => (element.hasAttribute(ours) ? [[name, value] as const] : [])),
    );
    for (const name of names)
      if (!wanted.has(name)) {
        element.removeAttribute(name);
        names.delete(name);
      }
    for (const [name, value] of wanted) {
      // The site's own word stays.
      if (element.hasAttribute(name)) continue;
      element.setAttribute(name, value);
      names.add(name);
    }
    if (names.size) marked.set(element, names);
    else marked.delete(element);
  };
  const look = (root: ParentNode) => {
    for (const element of root.querySelectorAll(selector)) mark(element);
  };
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records)
      if (type === 'attributes') mark(target as Element);
      else
        for (const node of addedNodes)
          if (node.nodeType === 1) {
            if ((node as Element).matches(selector)) mark(node as Element);
            look(node as Element);
          }
  });
  observer.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: pairs.map(([ours]) => ours),
  });
  look(document);
  return () => {
    observer.disconnect();
    for (const [element, names] of marked) for (const name of names) element.removeAttribute(name);
    marked.clear();
  };
};
