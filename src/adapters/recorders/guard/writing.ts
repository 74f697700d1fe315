import type { Door } from './callers.ts';
import type { Desk, Entry } from './desk.ts';
import { ASIDE } from './loads.ts';
import { disarmed, plain, torn } from './markup.ts';
import { type Any, wrap, wrapProperty } from './wrap.ts';

/** Who stops what this attribute of such an element leads to; `opaque`: in a frame that is kept apart from its page. */
export type Stopped = (
  tag: string,
  name: string,
  value: string,
  opaque: boolean,
  door?: Door,
) => Entry | undefined;

interface Hands {
  readonly stopped: Stopped;
  /** Takes from a tree what would load, under names that begin so. */
  scrub(root: Any, aside: string): void;
  /** Something came into the page: a frame perhaps. */
  inserted(): void;
}

/** Markup of one realm: what a text would load from a closed vendor is taken out before anything is made of it. */
export const guardWriting = (
  realm: Window & typeof globalThis,
  desk: Desk,
  { stopped, scrub, inserted }: Hands,
): void => {
  const { Element, Document, ShadowRoot } = realm;
  /** Markup without what would load, as soon as it mentions a place, or holds a document of its own. */
  const disarm = (text: string, scripts: boolean): string =>
    desk.mention.test(text) ||
    (/&(?:#|period|colon|sol|tab|newline|shy)/i.test(text) && desk.mention.test(plain(text))) ||
    /<(?:i?frame|object|embed)\s[^>]*(?:data|blob|javascript):/i.test(text)
      ? disarmed(text, scripts, stopped)
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
    else if (desk.busy && typeof value === 'object' && value) scrub(into(), '');
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
    wrap(owner.prototype, 'setHTML setHTMLUnsafe', (native, self, [value, ...rest]) =>
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
  /** What a document was given so far of a tag that goes on. */
  const begun = new WeakMap<object, string>();
  const written = (self: Any, text: unknown) =>
    write(
      self,
      text,
      () => self.documentElement,
      (text) => nativeWrite.call(self, text as string),
      true,
    );
  const finish = (self: Any) => {
    const rest = begun.get(self);
    begun.delete(self);
    if (rest) written(self, rest);
  };
  const { write: nativeWrite } = Document.prototype;
  wrap(Document.prototype, 'write writeln', (native, self, args) => {
    if (args.length === 1 && typeof args[0] !== 'string') return written(self, args[0]);
    const text = `${begun.get(self) ?? ''}${args.join('')}${native.name === 'writeln' ? '\n' : ''}`;
    const rest = desk.busy ? torn(text) : '';
    begun.set(self, rest);
    // Nobody goes on with it: it stands as it is, before the parser goes on.
    if (rest) void Promise.resolve().then(() => begun.get(self) === rest && finish(self));
    return written(self, rest ? text.slice(0, -rest.length) : text);
  });
  wrap(Document.prototype, 'close', (native, self, args) => {
    finish(self);
    return Reflect.apply(native, self, args);
  });
  wrap(Document.prototype, 'execCommand', (native, self, args) => {
    const [command, , value] = args;
    const given = typeof value === 'string' && desk.busy;
    if (given && /^insertimage$/i.test(command) && stopped('img', 'src', value, false)) return false;
    const text = given && /^inserthtml$/i.test(command) ? disarm(value, false) : value;
    const done = Reflect.apply(native, self, text === value ? args : args.with(2, text));
    if (text !== value) scrub(self.documentElement, ASIDE);
    inserted();
    return done;
  });
};
