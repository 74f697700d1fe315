/** Invents strings that must not leave. */
export interface Planter {
  string(dress: number): string;
}

interface Tree {
  readonly tag: string;
  readonly attributes: readonly string[];
  readonly texts: number;
  readonly dress: number;
  readonly shadow: boolean;
  readonly children: readonly Tree[];
}

interface Act {
  readonly what: string;
  readonly at: number;
  readonly name: string;
  readonly dress: number;
  readonly number: number;
  readonly tree: Tree;
}

export interface WildDocument {
  readonly nodes: ReadonlyMap<number, Node>;
  snapshot(): object;
  /** An event of rrweb's format, or of none, about a node of the document. */
  event(act: Act, plant: Planter): object;
}

const SVG = /^(svg|path|text|use)$/;
const time = 1_700_000_000_000;

/** Every string in a value, names included, as it is: JSON would escape it once more. */
export const stringsOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : value && typeof value === 'object'
      ? Object.entries(value)
          .map(([name, inner]) => `${name}\n${stringsOf(inner)}`)
          .join('\n')
      : '';

/** Builds a tree below `root`, and what rrweb would say of it. */
export const serialise = (root: Element, tree: Tree, plant: Planter): WildDocument => {
  const nodes = new Map<number, Node>([[1, document]]);
  const keep = (node: Node): number => {
    nodes.set(nodes.size + 1, node);
    return nodes.size;
  };

  const text = (parent: Node, dress: number, planter: Planter): object => {
    const node = document.createTextNode(planter.string(dress));
    parent.appendChild(node);
    return { type: 3, id: keep(node), textContent: node.data, isStyle: dress % 2 === 0 };
  };
  const element = (parent: Node, from: Tree, planter: Planter, isShadow = false): object => {
    const svg = SVG.test(from.tag);
    const node = svg
      ? document.createElementNS('http://www.w3.org/2000/svg', from.tag)
      : // happy-dom would load a frame.
        document.createElement(from.tag === 'iframe' ? 'div' : from.tag);
    const id = keep(node);
    // Said of the element, not set on it: happy-dom would load, run and refuse some of them.
    const attributes: Record<string, unknown> = {};
    for (const [at, name] of from.attributes.entries()) {
      Object.defineProperty(attributes, name, {
        value: planter.string(from.dress + at),
        enumerable: true,
      });
    }
    if (from.tag === 'style') attributes['_cssText'] = planter.string(from.dress + 9);
    parent.appendChild(node);
    const root = from.shadow && /^(div|span|p|section|x-\w+)$/.test(from.tag);
    const inner = root ? (node as Element).attachShadow({ mode: 'open' }) : node;
    const childNodes = [
      ...Array.from({ length: from.texts }, (_, at) => text(inner, from.dress + at, planter)),
      ...from.children.map((child) => element(inner, child, planter, root)),
      { type: 5, id: keep(document.createComment('')), textContent: planter.string(from.dress) },
    ];
    return {
      type: 2,
      id,
      tagName: from.tag === 'x-card' ? `x-${planter.string(0)}` : from.tag,
      attributes,
      childNodes,
      ...(svg && { isSVG: true }),
      ...(root && { isShadowHost: true }),
      ...(isShadow && { isShadow }),
      rr_secret: planter.string(from.dress),
    };
  };

  const body = element(root, tree, plant);
  const rule = (act: Act, planter: Planter): object => ({
    rule: planter.string(act.dress),
    index: act.number,
  });
  const dataOf = (act: Act, planter: Planter): object => {
    const id = 1 + (act.at % nodes.size);
    const secret = planter.string(act.dress);
    const lists = { texts: [], attributes: [], removes: [], adds: [] };
    if (act.what === 'text') return { source: 0, ...lists, texts: [{ id, value: secret }] };
    if (act.what === 'attribute')
      return {
        source: 0,
        ...lists,
        attributes: [{ id, attributes: { [act.name]: secret, style: { [`--${secret}`]: secret } } }],
      };
    if (act.what === 'add')
      return {
        source: 0,
        ...lists,
        adds: [{ parentId: id, nextId: null, node: element(root, act.tree, planter), secret }],
      };
    if (act.what === 'remove') return { source: 0, ...lists, removes: [{ parentId: id, id, secret }] };
    if (act.what === 'input') return { source: 5, id, text: secret, isChecked: true, userTriggered: secret };
    if (act.what === 'click') return { source: 2, type: 2, id, x: 1, y: 2, value: secret, [secret]: 1 };
    if (act.what === 'scroll') return { source: 3, id, x: secret, y: 3 };
    if (act.what === 'sheet')
      return { source: 8, id, styleId: 1, adds: [rule(act, planter)], replace: secret, replaceSync: secret };
    if (act.what === 'rule')
      return {
        source: 13,
        id,
        index: [0],
        set: { property: act.name, value: secret, priority: secret },
        remove: { property: secret },
      };
    if (act.what === 'adopt')
      return { source: 15, id, styleIds: [1, secret], styles: [{ styleId: 1, rules: [rule(act, planter)] }] };
    return {
      source: act.number,
      id,
      [secret]: secret,
      node: { id, type: 3, textContent: secret },
      tag: secret,
    };
  };

  return {
    nodes,
    snapshot: () => ({
      type: 2,
      timestamp: time,
      data: {
        node: { type: 0, id: 1, childNodes: [body], name: plant.string(0) },
        initialOffset: { left: 0, top: 0 },
      },
    }),
    event: (act, planter) => ({
      type: act.what === 'strange' ? act.number : 3,
      timestamp: time,
      data: dataOf(act, planter),
      delay: planter.string(act.dress),
    }),
  };
};
