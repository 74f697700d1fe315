import { closest, has, matches, nameOf, parentOf, slotOf } from './dom.ts';
import { createSensitive } from './sensitive.ts';

/** Where an element stands decides what may leave of it; regions reach through slots, shadow roots and frames. */
export interface Region {
  /** May text right under this element be shown? What stands around it is asked once until `forget`, or the next task. */
  readable(element: Element | null): boolean;
  /** Is nothing of this node to leave (it is in a blocked element or in one whose content is not kept, or it is gone)? */
  hidden(node: Node | null): node is null;
  /** Are interactions with this node not to be recorded (CNIL draft §43: what is not needed is not collected)? */
  ignored(node: Node | null): boolean;
  /** The document may change from now on: what was said of it is asked again. */
  forget(): void;
}

const FORBIDDEN =
  '[data-temoin-mask],.temoin-mask,[data-temoin-block],[contenteditable]:not([contenteditable="false" i]),[role=textbox],[role=searchbox],[role=combobox],[role=listbox],[role=option],input,textarea,select,option,script,style,title,noscript,object,template';

/** Elements whose content does not leave. */
export const hollow = (name: string): boolean =>
  /^(noscript|object|embed|video|audio|canvas|template|script)$/.test(name);

const isElement = (node: Node): node is Element => node.nodeType === 1;
const isBlocked = (node: Node): boolean => isElement(node) && has(node, 'data-temoin-block');

/** Where a node shows: its slot, its parent, the host of its shadow root, the frame of its document. */
const above = (node: Node): Node | null =>
  (isElement(node) ? slotOf(node) : (node as Text).assignedSlot) ??
  parentOf(node) ??
  (node.nodeType === 11 ? (node as ShadowRoot).host : ((node as Document).defaultView?.frameElement ?? null));

const some = (from: Node | null, test: (node: Node) => boolean): boolean => {
  for (let node = from; node; node = above(node)) if (test(node)) return true;
  return false;
};

export function createRegion(unmask: readonly string[]): Region {
  const probe = document.createDocumentFragment();
  const allowed = ['[data-temoin-unmask]', ...unmask]
    .filter((selector) => {
      try {
        probe.querySelector(selector);
        return true;
      } catch {
        // A selector that this browser does not know allows nothing.
        return false;
      }
    })
    .join();

  const within = (element: Element | null): boolean => {
    if (!element) return false;
    if (closest(element, allowed)) return true;
    const root = element.getRootNode();
    return within(
      root.nodeType === 11
        ? (root as ShadowRoot).host
        : ((root as Document).defaultView?.frameElement ?? null),
    );
  };

  const sensitive = createSensitive();
  /** What was said of nodes in this very task: many ask about the same ancestors. */
  const shut = new Map<Node, boolean>();
  const open = new Map<Node, boolean>();
  const forget = () => {
    shut.clear();
    open.clear();
  };
  /** Does neither this nor what it stands in forbid that text is shown? */
  const free = (node: Node | null): boolean => {
    if (!node) return true;
    let answer = open.get(node);
    if (answer === undefined) {
      if (!open.size) queueMicrotask(forget);
      answer =
        !(isElement(node)
          ? matches(node, FORBIDDEN) || (!/^(html|body)$/.test(nameOf(node)) && sensitive.called(node))
          : (node as Document).designMode === 'on') && free(above(node));
      open.set(node, answer);
    }
    return answer;
  };
  /** Does nothing leave of what this holds? */
  const closed = (node: Node | null): boolean => {
    if (!node) return false;
    let answer = shut.get(node);
    if (answer === undefined) {
      answer = isBlocked(node) || (isElement(node) && hollow(nameOf(node))) || closed(above(node));
      shut.set(node, answer);
    }
    return answer;
  };

  return {
    readable: (element) => within(element) && free(element) && !sensitive.beside(element as Element),
    hidden: (node): node is null => !node?.isConnected || isBlocked(node) || closed(above(node)),
    ignored: (node) => {
      // Whoever touches a field shows it here, before anything can repeat what is typed.
      sensitive.note(node as Element);
      return !node || some(node, (at) => isBlocked(at) || (isElement(at) && has(at, 'data-temoin-ignore')));
    },
    forget,
  };
}
