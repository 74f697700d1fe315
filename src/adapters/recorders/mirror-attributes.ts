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
  /** What was put on an element, by what takes it off again. */
  const marked = new Map<Element, Map<string, Undo>>();
  /** Puts a word of the vendor's on an element; the site's own stays, and is not ours to take off. */
  const put = (element: Element, name: string, value: string): Undo | undefined => {
    // A class is one among others.
    if (name === 'class' ? element.classList.contains(value) : element.hasAttribute(name)) return;
    if (name !== 'class') {
      element.setAttribute(name, value);
      return () => element.removeAttribute(name);
    }
    element.classList.add(value);
    return () => element.classList.remove(value);
  };
  const mark = (element: Element) => {
    const undos = marked.get(element) ?? new Map<string, Undo>();
    for (const [ours, name, value] of pairs) {
      const wanted = element.hasAttribute(ours);
      const undo = undos.get(ours) ?? (wanted ? put(element, name, value) : undefined);
      if (undo && wanted) undos.set(ours, undo);
      else if (undo && undos.delete(ours)) undo();
    }
    if (undos.size) marked.set(element, undos);
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
    for (const undos of marked.values()) for (const undo of undos.values()) undo();
    marked.clear();
  };
};
