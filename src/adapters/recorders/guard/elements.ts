import type { Door } from './callers.ts';
import type { Desk, Entry } from './desk.ts';
import { ASIDE, LOADS, MARKUP, namesOf, SELECTOR } from './loads.ts';
import { type Any, wrap, wrapClass, wrapProperty } from './wrap.ts';

const within = (root: Any): Element[] => [
  ...(root.nodeType === 1 ? [root] : []),
  ...(root.firstElementChild ? root.querySelectorAll(SELECTOR) : []),
];

/** Elements of one realm that load: their addresses are kept from them, whichever way they come. */
export const guardElements = (realm: Window & typeof globalThis, desk: Desk, inserted: () => void): void => {
  const { Node, Element, Document, DocumentFragment, CharacterData, ShadowRoot, Range, Attr } = realm;
  /** Addresses that wait, by the attribute's name. */
  const kept = new WeakMap<Element, Map<string, unknown>>();

  const stopped = (name: string, value: string, door?: Door): Entry | undefined => {
    const addresses =
      name === 'srcdoc'
        ? `${value.match(MARKUP)}`.split(/[\s"'<>=]+/)
        : /srcset$/.test(name)
          ? value.split(/[\s,]+/)
          : [value];
    for (const address of addresses) {
      const entry = address && desk.closed(address, door);
      if (entry) return entry;
    }
    return undefined;
  };
  /** Stops the element, for good or until the vendor is opened for the first time. */
  const hold = (entry: Entry, element: Element, name: string, value: unknown, set: () => void) => {
    if (entry.state === 'shut') {
      void Promise.resolve().then(() => element.dispatchEvent(new realm.Event('error')));
      return;
    }
    const values = kept.get(element) ?? new Map();
    kept.set(element, values.set(name, value));
    entry.waiting.push(() => values.get(name) === value && values.delete(name) && set());
  };
  const assign = (element: Any, name: string, value: Any, set: () => void, door?: Door): void => {
    const entry = namesOf(element.localName).includes(name) && stopped(name, `${value}`, door);
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
          const entry = value !== null && stopped(name, value);
          if (!entry) continue;
          element.removeAttribute(attribute);
          hold(entry, element, name, value, () => element.setAttribute(name, value));
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
  ];
  for (const [type, properties] of owners)
    wrapProperty(
      (realm as Any)[`HTML${type}Element`]?.prototype,
      properties,
      (name, native, self, value, door) =>
        assign(self, name.toLowerCase(), value, () => native.call(self, value), door),
      (name, value, self) => shown(name, kept.get(self)?.get(name.toLowerCase())) ?? value,
    );
  wrapProperty(Attr.prototype, 'value', (_, native, self: Attr, value, door) =>
    self.ownerElement
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

  const attributes = /([^\s"'<>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s>]+)/g;
  /** Markup without what would load, as soon as it mentions a place. */
  const disarm = (text: string, scripts?: boolean): string =>
    desk.mention.test(text)
      ? text.replace(MARKUP, (tag: string, type: string) =>
          // A script that comes by `innerHTML` does not run: tag managers read it there, and make one that does.
          !scripts && /^script/i.test(type)
            ? tag
            : tag.replace(attributes, (all, full: string, equals, value) => {
                const name = full.toLowerCase().replace('xlink:', '');
                return namesOf(type).includes(name) && stopped(name, value.replace(/^["']|["']$/g, ''))
                  ? ` ${ASIDE}${name}${equals}${value}`
                  : all;
              }),
        )
      : text;
  const write = (
    self: Any,
    value: unknown,
    into: () => Any,
    native: (value: unknown) => unknown,
    scripts = false,
  ) => {
    // In a template, or a document that nobody sees, nothing loads.
    if (self.content || !(self.ownerDocument ?? self).defaultView) return native(value);
    const text = desk.busy && typeof value === 'string' ? disarm(value, scripts) : value;
    const answer = native(text);
    if (text !== value) scrub(into(), ASIDE);
    // Trusted Types: what the site's policy has made stays as it is.
    else if (desk.busy && typeof value === 'object' && value) scrub(into());
    inserted();
    return answer;
  };
  for (const owner of [Element, ShadowRoot])
    wrapProperty(owner.prototype, 'innerHTML outerHTML', (name, native, self, value) => {
      const into = name < 'j' ? self : self.parentNode;
      write(
        self,
        value,
        () => into,
        (text) => native.call(self, text),
      );
    });
  for (const owner of [Element, ShadowRoot])
    wrap(owner.prototype, 'setHTMLUnsafe', (native, self, [value, ...rest]) =>
      write(
        self,
        value,
        () => self,
        (text) => native.call(self, text, ...rest),
      ),
    );
  wrap(Element.prototype, 'insertAdjacentHTML', (native, self, [where, value]) =>
    write(
      self,
      value,
      () => self.parentNode ?? self,
      (text) => native.call(self, where, text),
    ),
  );
  wrap(Document.prototype, 'write writeln', (native, self, args) =>
    write(
      self,
      args.length > 1 ? args.join('') : args[0],
      () => self.documentElement,
      (text) => native.call(self, text),
      true,
    ),
  );

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
      if (desk.busy && (self?.startContainer ?? self)?.isConnected) for (const node of args) scrub(node);
      const answer = Reflect.apply(native, self, args);
      inserted();
      return answer;
    });
  inserting(Node, 'appendChild insertBefore replaceChild');
  for (const owner of [Element, Document, DocumentFragment])
    inserting(owner, 'append prepend replaceChildren');
  for (const owner of [Element, CharacterData]) inserting(owner, 'before after replaceWith');
  inserting(Element, 'insertAdjacentElement');
  inserting(Range, 'insertNode');
};
