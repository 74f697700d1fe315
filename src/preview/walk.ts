/** What a page shows, wherever it stands: in the document, in open shadow roots, in frames of the same origin. */
export interface Walk {
  /** That hold something else than white space, in the order of the document. */
  readonly texts: readonly Text[];
  /** Whose value nobody may show. */
  readonly fields: readonly Element[];
  /** Of which only a box is kept. */
  readonly boxes: readonly Element[];
  /** Every element with its own text or that of others. */
  readonly elements: readonly Element[];
  /** Hosts of our own interface, which is none of the page. */
  readonly ours: readonly Element[];
  /** Documents and shadow roots. */
  readonly roots: readonly (Document | ShadowRoot)[];
}

/** Their text is code, or a name that never leaves. */
const SILENT = /^(script|style|title|noscript|template|iframe|object|video|audio|canvas)$/;
const FIELD = 'input:not([type=hidden]),textarea,select';
const BOX = 'img,video,canvas,object,embed,[data-temoin-block]';

const frameOf = (element: Element): Document | null => {
  try {
    return (element as HTMLIFrameElement).contentDocument ?? null;
  } catch {
    // Of another origin, in a browser that says so by throwing.
    return null;
  }
};

export const walk = (start: Document): Walk => {
  const texts: Text[] = [];
  const fields: Element[] = [];
  const boxes: Element[] = [];
  const elements: Element[] = [];
  const ours: Element[] = [];
  const roots: (Document | ShadowRoot)[] = [];
  const enter = (root: Document | ShadowRoot): void => {
    roots.push(root);
    descend(root);
  };
  const descend = (node: Node): void => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3 && /\S/.test((child as Text).data)) texts.push(child as Text);
      if (child.nodeType === 1) meet(child as Element);
    }
  };
  const meet = (element: Element): void => {
    const { localName } = element;
    if (localName.startsWith('temoin-')) {
      ours.push(element);
      return;
    }
    elements.push(element);
    if (element.matches(FIELD)) fields.push(element);
    const inner = localName === 'iframe' ? frameOf(element) : null;
    if (element.matches(BOX) || (localName === 'iframe' && !inner)) boxes.push(element);
    if (inner) enter(inner);
    if (element.shadowRoot) enter(element.shadowRoot);
    if (!SILENT.test(localName) && localName !== 'textarea' && localName !== 'select') descend(element);
  };
  enter(start);
  return { texts, fields, boxes, elements, ours, roots };
};

/** Where a document lies in the window, in CSS pixels: nought for the page's own. */
export const offsetOf = ({ defaultView }: Document): readonly [x: number, y: number] => {
  const frame = defaultView?.frameElement;
  if (!frame) return [0, 0];
  const [x, y] = offsetOf(frame.ownerDocument);
  const box = frame.getBoundingClientRect();
  return [x + box.left + frame.clientLeft, y + box.top + frame.clientTop];
};

/** The lines of a text as they are laid out; none where it is not to be seen. */
export const linesOf = (text: Text): readonly DOMRect[] => {
  if (text.parentElement?.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) === false)
    return [];
  const range = text.ownerDocument.createRange();
  range.selectNodeContents(text);
  return [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
};

const hostOf = (node: Node): Element | null => {
  const root = node.getRootNode();
  return root.nodeType === 11
    ? (root as ShadowRoot).host
    : ((root as Document).defaultView?.frameElement ?? null);
};

/** Is this text below an element that the selector fits, also through shadow roots and frames? */
export const isBelow =
  (selector: string) =>
  (text: Text): boolean => {
    try {
      for (let at = text.parentElement ?? hostOf(text); at; at = hostOf(at))
        if (at.closest(selector)) return true;
    } catch {
      // A selector that this browser does not know fits nothing.
    }
    return false;
  };
