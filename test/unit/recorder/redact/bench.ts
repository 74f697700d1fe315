import {
  createRedactor,
  type RedactedEvent,
  type Redactor,
} from '../../../../src/recorder/redact/redactor.ts';
import { hash, spoken } from './spoken.ts';

export const NONCE = 'nonce-0123456789abcdef';
export const at = 1_700_000_000_000;

export const find = (selector: string): HTMLElement => {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`Nothing is ${selector}`);
  return element;
};

export interface Bench {
  readonly redactor: Redactor;
  readonly nodes: Map<number, Node>;
  /** Gives an element of the page, or its first child, a number of rrweb's. */
  known(id: number, selector: string, child?: boolean): void;
  redact(event: unknown): RedactedEvent | undefined;
  /** What leaves of the data of an event of this type. */
  dataOf(type: number, data: unknown): unknown;
  change(data: object): unknown;
  mutation(data: object): unknown;
  snapshot(node: object): Record<string, unknown>;
}

/** A small page, and a redactor that allows the text of its `nav`. */
export const createBench = (): Bench => {
  document.body.innerHTML =
    '<p id="p">text</p><nav><b>b</b></nav><style id="s">a</style><textarea id="t">a</textarea>';
  const nodes = new Map<number, Node>([[1, document]]);
  const redactor = createRedactor({ unmask: ['nav'], routes: ['/produits/:id'], nonce: NONCE, hash }, spoken);
  const redact = (event: unknown): RedactedEvent | undefined =>
    redactor.redact(event, (id) => nodes.get(id) ?? null);
  const dataOf = (type: number, data: unknown): unknown => redact({ type, data, timestamp: at })?.data;
  const change = (data: object): unknown => dataOf(3, data);
  return {
    redactor,
    nodes,
    redact,
    dataOf,
    change,
    known(id, selector, child = false) {
      const element = find(selector);
      nodes.set(id, (child && element.firstChild) || element);
    },
    mutation: (data) => change({ source: 0, texts: [], attributes: [], removes: [], adds: [], ...data }),
    snapshot: (node) =>
      (dataOf(2, { node, initialOffset: { top: 0, left: 0 } }) as { node: Record<string, unknown> }).node,
  };
};

/** A serialised element. */
export const element = (
  tagName: string,
  attributes: object = {},
  childNodes: object[] = [],
  more: object = {},
): object => ({ type: 2, id: 7, tagName, attributes, childNodes, ...more });
