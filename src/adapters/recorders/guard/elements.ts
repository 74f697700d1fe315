import type { Door } from './callers.ts';
import type { Desk, Entry } from './desk.ts';
import { ASIDE, LOADS, namesOf, SELECTOR } from './loads.ts';
import { addressesOf, apart } from './markup.ts';
import { type Any, wrap, wrapClass, wrapProperty } from './wrap.ts';
import { guardWriting, type Stopped } from './writing.ts';

const within = (root: Any): Element[] => [
  ...(root.nodeType === 1 ? [root] : []),
  ...(root.firstElementChild ? root.querySelectorAll(SELECTOR) : []),
];

/** Elements of one realm that load: their addresses are kept from them, whichever way they come. */
export const guardElements = (realm: Window & typeof globalThis, desk: Desk, inserted: () => void): void => {
  const { Node, Element, Document, DocumentFragment, CharacterData, Range, Attr } = realm;
  /** Addresses that wait, by the attribute's name. */
  const kept = new WeakMap<Element, Map<string, unknown>>();

  const stopped: Stopped = (tag, name, value, opaque, door) => {
    if (!desk.busy) return undefined;
    for (const address of addressesOf(tag, name, value, opaque)) {
      const entry = address && desk.closed(address, door);
      if (entry) return entry;
    }
    return undefined;
  };
  const sandboxed = (element: Any): boolean => apart(element.getAttribute('sandbox'));
  /** Stops the element, for good or until the vendor is opened for the first time. */
  const hold = (entry: Entry, element: Element, name: string, value: unknown, set: () => void) => {
    if (entry.state !== 'held') {
      void Promise.resolve().then(() => element.dispatchEvent(new realm.Event('error')));
      return;
    }
    const values = kept.get(element) ?? new Map();
    kept.set(element, values.set(name, value));
    entry.waiting.push(() => values.get(name) === value && values.delete(name) && set());
  };
  const assign = (element: Any, name: string, value: Any, set: () => void, door?: Door): void => {
    const entry =
      namesOf(element.localName).includes(name) &&
      stopped(element.localName, name, `${value}`, sandboxed(element), door);
    if (entry) hold(entry, element, name, value, () => assign(element, name, value, set));
    else {
      kept.get(element)?.delete(name);
      set();
    }
  };
  /** Takes from a tree what would load once it is in the page. */
  const scrub = (root: Any, aside = ''): void => {
    if (!root?.nodeType) return;
    for (const element of within(root))
      for (const name of namesOf(element.localName))
        for (const attribute of [aside + name, `xlink:${name}`]) {
          const value = element.getAttribute(attribute);
          if (value === null) continue;
          const entry = stopped(element.localName, name, value, sandboxed(element));
          if (!entry && !attribute.startsWith(ASIDE)) continue;
          element.removeAttribute(attribute);
          if (!entry) element.setAttribute(name, value);
          else hold(entry, element, name, value, () => element.setAttribute(name, value));
        }
  };

  /** What the platform would say of an address that waits. */
  const shown = (name: string, waits: unknown) =>
    waits !== undefined && /src$|href/.test(name)
      ? Object.assign(realm.document.createElement('a'), { href: `${waits}` }).href
      : waits;

  const owners: readonly (readonly [type: string, properties: string])[] = [
    ['Script', 'src'],
    ['Image', 'src srcset'],
    ['IFrame', 'src srcdoc'],
    ['Frame', 'src'],
    ['Link', 'href imageSrcset'],
    ['Source', 'src srcset'],
    ['Media', 'src'],
    ['Video', 'poster'],
    ['Track', 'src'],
    ['Embed', 'src'],
    ['Object', 'data'],
    ['Input', 'src'],
    ['Anchor', 'ping'],
    ['Area', 'ping'],
    ['Body', 'background'],
  ];
  for (const [type, properties] of owners)
    wrapProperty(
      (realm as Any)[`HTML${type}Element`]?.prototype,
      properties,
      (name, native, self, value, door) =>
        assign(self, name.toLowerCase(), value, () => native.call(self, value), door),
      (name, value, self) => shown(name, kept.get(self)?.get(name.toLowerCase())) ?? value,
    );
  /** Whose address it is. */
  const animated = new WeakMap<object, Element>();
  for (const type of ['Image', 'Use', 'Script', 'FEImage'])
    wrapProperty((realm as Any)[`SVG${type}Element`]?.prototype, 'href', undefined, (_, href, self) => {
      animated.set(href as object, self);
      return href;
    });
  wrapProperty(realm.SVGAnimatedString?.prototype, 'baseVal', (_, native, self, value, door) => {
    const element = animated.get(self);
    if (element) assign(element, 'href', value, () => native.call(self, value), door);
    else native.call(self, value);
  });
  wrapProperty(Attr.prototype, 'value', (_, native, self: Attr, value, door) =>
    self.ownerElement
      ? assign(self.ownerElement, self.localName, value, () => native.call(self, value), door)
      : native.call(self, value),
  );
  // An attribute is a node as well.
  wrapProperty(Node.prototype, 'nodeValue textContent', (_, native, self, value, door) =>
    self?.nodeType === 2 && self.ownerElement
      ? assign(self.ownerElement, self.localName, value, () => native.call(self, value), door)
      : native.call(self, value),
  );
  wrap(Element.prototype, 'setAttribute setAttributeNS', (native, self, args, door) => {
    if (!LOADS.has(self?.localName)) return Reflect.apply(native, self, args);
    const [name, value] = args.slice(-2);
    return assign(
      self,
      `${name}`.toLowerCase().replace(/.*:/, ''),
      value,
      () => Reflect.apply(native, self, args),
      door,
    );
  });
  const nodes = (owner: Any, names: string, elementOf: (self: Any, native: Any) => Any) =>
    wrap(owner.prototype, names, (native, self, args, door) => {
      let had = null;
      const set = () => {
        had = Reflect.apply(native, self, args);
      };
      const [node] = args;
      if (node?.localName) assign(elementOf(self, native), node.localName, node.value, set, door);
      else set();
      return had;
    });
  nodes(Element, 'setAttributeNode setAttributeNodeNS', (self) => self);
  nodes(realm.NamedNodeMap, 'setNamedItem setNamedItemNS', (self, native) => {
    if (self[0]) return self[0].ownerElement;
    // An empty map does not say whose it is.
    const probe = realm.document.createAttribute(ASIDE);
    native.call(self, probe);
    const element = probe.ownerElement;
    element?.removeAttributeNode(probe);
    return element;
  });
  wrapClass(realm, 'Audio', (make, args) => {
    const audio = make([]);
    if (args.length) audio.src = args[0];
    return audio;
  });

  guardWriting(realm, desk, { stopped, scrub, inserted });

  wrap(Range.prototype, 'createContextualFragment', (native, self, args) => {
    const made = Reflect.apply(native, self, args);
    if (desk.busy) scrub(made);
    return made;
  });
  wrap(Node.prototype, 'cloneNode', (native, self, args) => {
    const made = Reflect.apply(native, self, args);
    if (desk.busy && self.ownerDocument === realm.document) scrub(made);
    return made;
  });
  wrap(Document.prototype, 'importNode adoptNode', (native, self, args) => {
    const made = Reflect.apply(native, self, args);
    if (desk.busy) scrub(made);
    return made;
  });
  const inserting = (owner: Any, names: string) =>
    wrap(owner.prototype, names, (native, self, args) => {
      const into = desk.busy && (self?.startContainer ?? self);
      const home = into?.ownerDocument ?? into;
      // What comes from a document that nobody sees loads as soon as it belongs to this one.
      for (const node of args)
        if (into?.isConnected || (home?.defaultView && node?.ownerDocument !== home)) scrub(node);
      const answer = Reflect.apply(native, self, args);
      inserted();
      return answer;
    });
  inserting(Node, 'appendChild insertBefore replaceChild');
  for (const owner of [Element, Document, DocumentFragment])
    inserting(owner, 'append prepend replaceChildren');
  for (const owner of [Element, CharacterData]) inserting(owner, 'before after replaceWith');
  inserting(Element, 'insertAdjacentElement');
  inserting(Range, 'insertNode surroundContents');
  const setting = (owner: Any, names: string) =>
    wrapProperty(owner.prototype, names, (_, native, self, value) => {
      if (desk.busy) scrub(value);
      native.call(self, value);
      inserted();
    });
  setting(Document, 'body');
  setting(realm.HTMLTableElement, 'caption tHead tFoot');
};
