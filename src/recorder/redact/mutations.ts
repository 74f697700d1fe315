import type { SafeAttribute } from './attributes.ts';
import { parentOf } from './dom.ts';
import type { NodeOf, SafeNode } from './nodes.ts';
import { hollow, type Region } from './region.ts';
import { many, type Raw, type Reader, record, shape, whole, yes } from './shape.ts';
import type { Texts } from './texts.ts';

/** The name of an element; of a style that is none to the browser, the name of what has no text to show. */
const nameOf = (node: Node | null): string => {
  const name = node?.nodeType === 1 ? (node as Element).localName.toLowerCase() : '';
  return name === 'style' && !(node as HTMLStyleElement).sheet ? 'title' : name;
};

/** Changes of the document: each decided by where its node stands now. */
export function createMutations(
  region: Region,
  attribute: SafeAttribute,
  texts: Texts,
  node: SafeNode,
  nodeOf: NodeOf,
): Reader {
  /** Changes of a node that is there and not hidden. */
  const seen = (id: string, one: (item: Raw, node: Node) => Raw | undefined): ((raw: unknown) => Raw[]) =>
    many((raw) => {
      const item = record(raw);
      const target = nodeOf(whole(item[id]) ?? -1);
      return region.hidden(target) ? undefined : one(item, target);
    });

  const lists = {
    texts: seen('id', ({ id, value }, target) => ({
      id,
      value: texts.leave(value, nameOf(parentOf(target)), target),
    })),
    attributes: seen('id', ({ id, attributes: given }, target) => {
      const tag = nameOf(target);
      const svg = (target as Element).namespaceURI?.endsWith('svg') ?? false;
      const attributes: Raw = {};
      for (const [name, value] of Object.entries(record(given))) {
        // Removing an attribute says its name, which has to be allowed as well.
        const safe = attribute(name, value ?? '', tag, svg);
        if (safe !== undefined) attributes[name] = value === null ? null : safe;
      }
      return { id, attributes };
    }),
    removes: many(shape({ parentId: whole, id: whole, isShadow: yes })),
    adds: seen('parentId', ({ parentId, nextId, node: raw }, parent) => {
      const safe = hollow(nameOf(parent)) ? undefined : node(raw, nameOf(parent));
      return safe && { parentId, nextId: whole(nextId) ?? null, node: safe };
    }),
  };
  const safe = shape({ source: whole, ...lists, isAttachIframe: yes });

  return (data) => {
    const out = safe(data);
    return Object.keys(lists).some((name) => (out[name] as unknown[]).length) ? out : undefined;
  };
}
