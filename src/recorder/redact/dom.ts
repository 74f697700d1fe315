/*
 * The document's own answers. A field of a form may bear any name, and `form.parentNode` is then that field: what
 * decides over what may leave asks the prototypes.
 */

/** Looked up once: asking for a descriptor costs more than all that is asked of a node. */
const answer = <Owner extends object, Name extends keyof Owner>(owner: () => Owner, name: Name) => {
  let get: ((this: unknown) => Owner[Name]) | undefined;
  return (node: unknown): Owner[Name] => {
    get ??=
      Object.getOwnPropertyDescriptor(owner(), name)?.get ??
      function (this: unknown) {
        return (this as Owner)[name];
      };
    return get.call(node);
  };
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
export const nameOf: (element: Element) => string = answer(() => Element.prototype, 'localName');
