/*
 * The document's own answers. A field of a form may bear any name, and `form.parentNode` is then that field: what
 * decides over what may leave asks the prototypes.
 */

const answer =
  <Owner extends object, Name extends keyof Owner>(owner: () => Owner, name: Name) =>
  (node: unknown): Owner[Name] => {
    const get = Object.getOwnPropertyDescriptor(owner(), name)?.get;
    return get ? get.call(node) : (node as Owner)[name];
  };

export const parentOf: (node: Node) => Node | null = answer(() => Node.prototype, 'parentNode');
export const slotOf: (element: Element) => Node | null = answer(() => Element.prototype, 'assignedSlot');
export const matches = (element: Element, selector: string): boolean =>
  Element.prototype.matches.call(element, selector);
export const closest = (element: Element, selector: string): Element | null =>
  Element.prototype.closest.call(element, selector);
export const has = (element: Element, name: string): boolean =>
  Element.prototype.hasAttribute.call(element, name);
export const attributeOf = (element: Element, name: string): string =>
  Element.prototype.getAttribute.call(element, name) ?? '';
export const nameOf = (element: Element): string => answer(() => Element.prototype, 'localName')(element);
