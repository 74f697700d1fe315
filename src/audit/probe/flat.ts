/** The tree as it is laid out: open shadow roots and slots are gone through. */
export const childrenOf = (node: Node): readonly Node[] => {
  if (node instanceof HTMLSlotElement) {
    const given = node.assignedNodes();
    if (given.length) return given;
  }
  const root = node instanceof Element ? node.shadowRoot : null;
  return [...(root ?? node).childNodes];
};

export const parentOf = (node: Node): Element | null => {
  if (node instanceof Element || node instanceof Text) {
    const slot = node.assignedSlot;
    if (slot) return slot;
  }
  const parent = node.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
};

/** The node itself, then what it lies in, outwards. */
export function* outwards(node: Node): Generator<Element> {
  for (
    let each: Element | null = node instanceof Element ? node : parentOf(node);
    each;
    each = parentOf(each)
  )
    yield each;
}

/** Everything below, in the order of the document. */
export function* below(node: Node): Generator<Node> {
  for (const child of childrenOf(node)) {
    yield child;
    yield* below(child);
  }
}

export const holds = (outer: Element, inner: Node): boolean => {
  for (const each of outwards(inner)) if (each === outer) return true;
  return false;
};

/** Not taken out of the layout or made invisible, whatever its place. */
export const isRendered = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });

export const opacityOf = (element: Element): number => {
  let opacity = 1;
  for (const each of outwards(element)) opacity *= Number(getComputedStyle(each).opacity);
  return opacity;
};

/** Something of it could be seen in this window. */
export const isSeen = (element: Element): boolean => {
  if (!element.isConnected || !isRendered(element)) return false;
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  return (
    width * height > 0 &&
    right > 0 &&
    bottom > 0 &&
    left < innerWidth &&
    top < innerHeight &&
    opacityOf(element) > 0.01
  );
};

/** What has the focus, inside open shadow roots too. */
export const activeNow = (): Element | null => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
};

/** What a pointer meets there, inside open shadow roots too. */
export const hitAt = (x: number, y: number): Element | null => {
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot) {
    const inner: Element | null = hit.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return hit;
};

/** Words of a node as they are laid out; of an element also those of pictures. */
export const wordsIn = (node: Node, without: (element: Element) => boolean = () => false): string => {
  if (node instanceof Text) return node.data;
  if (node instanceof Element) {
    if (without(node) || /^(script|style|template|noscript)$/.test(node.localName)) return '';
    if (
      node instanceof HTMLElement &&
      !isRendered(node) &&
      node.localName !== 'slot' &&
      getComputedStyle(node).display !== 'contents'
    )
      return '';
  }
  const block = node instanceof Element && !/^(inline|contents)/.test(getComputedStyle(node).display);
  const inner = childrenOf(node)
    .map((child) => wordsIn(child, without))
    .join('');
  return block ? `\n${inner}\n` : node instanceof HTMLBRElement ? '\n' : inner;
};

export const tidy = (text: string): string =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();

export const line = (text: string): string => text.replace(/\s+/g, ' ').trim();
