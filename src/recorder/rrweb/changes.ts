/** What of a document changes while it is being read. */
export interface Changes {
  /** This node has been read. */
  seen(node: Node): void;
  /** The elements whose attributes or children, and the texts whose data, have changed since this was last asked. */
  taken(): Node[];
  /** Fields that a script has marked as right or wrong meanwhile: a difficulty may be looked for there. */
  readonly judged: ReadonlySet<Element>;
  end(): void;
}

export const INVALID = 'aria-invalid';

/** `known`: has this node been read before? */
export const watchChanges = (known: (node: Node) => boolean): Changes => {
  let changed = new Set<Node>();
  const judged = new Set<Element>();
  /** Elements that had no shadow root when they were read: no observer is told of a new one. */
  const plain = new Set<Element>();
  const note = (records: readonly MutationRecord[]) => {
    for (const { target, attributeName } of records) {
      changed.add(target.nodeType === 11 ? (target as ShadowRoot).host : target);
      if (attributeName === INVALID) judged.add(target as Element);
    }
  };
  const observer = new MutationObserver(note);
  const watch = (root: Node) =>
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  watch(document);
  return {
    judged,
    seen(node) {
      if (node.nodeType !== 1) return;
      const { shadowRoot } = node as Element;
      if (!shadowRoot) {
        plain.add(node as Element);
        return;
      }
      watch(shadowRoot);
      // What was read elsewhere, and moved here, was out of sight until now.
      const inside = document.createNodeIterator(shadowRoot);
      for (let each = inside.nextNode(); each; each = inside.nextNode()) if (known(each)) changed.add(each);
    },
    taken() {
      note(observer.takeRecords());
      for (const element of plain)
        if (element.shadowRoot) {
          plain.delete(element);
          changed.add(element);
        }
      const nodes = [...changed];
      changed = new Set();
      return nodes;
    },
    end: () => observer.disconnect(),
  };
};
