import type { Door } from './callers.ts';

// biome-ignore lint/suspicious/noExplicitAny: what a page calls its methods with is anything.
export type Any = any;

export type Instead = (native: Any, self: Any, args: Any[], door: Door) => unknown;

const named = (ours: Any, { name, length }: Any) =>
  Object.defineProperties(ours, {
    name: { value: name, configurable: true },
    length: { value: length, configurable: true },
  });

/** Puts ours before these methods, where they are; each keeps its name and is called with its own `this`. */
export const wrap = (owner: Any, names: string, instead: Instead): void => {
  for (const name of names.split(' ')) {
    const had = owner && Object.getOwnPropertyDescriptor(owner, name);
    const native = had?.value;
    if (typeof native !== 'function') continue;
    const ours = named(function (this: Any, ...args: Any[]) {
      return instead(native, this, args, door);
    }, native);
    const door: Door = { ours, top: () => owner[name] === ours };
    Object.defineProperty(owner, name, { ...had, value: ours });
  }
};

/** The same for setters, and for getters where `read` is given. */
export const wrapProperty = (
  owner: Any,
  names: string,
  instead: ((name: string, native: Any, self: Any, value: Any, door: Door) => void) | undefined,
  read?: (name: string, value: Any, self: Any) => unknown,
): void => {
  for (const name of names.split(' ')) {
    const had = owner && Object.getOwnPropertyDescriptor(owner, name);
    if (!had?.get) continue;
    const ours: Any = { ...had };
    if (read)
      ours.get = named(function (this: Any) {
        return read(name, had.get?.call(this), this);
      }, had.get);
    if (instead && had.set)
      ours.set = named(function (this: Any, value: Any) {
        instead(name, had.set, this, value, door);
      }, had.set);
    const door: Door = {
      ours: ours.set,
      top: () => Object.getOwnPropertyDescriptor(owner, name)?.set === ours.set,
    };
    Object.defineProperty(owner, name, ours);
  }
};

/** The same for what is made with `new`; its statics, its prototype and classes that extend it are kept. */
export const wrapClass = (
  owner: Any,
  name: string,
  instead: (make: (args: Any[]) => Any, args: Any[], door: Door, type: Any) => object,
): void => {
  const native = owner[name];
  if (typeof native !== 'function') return;
  const construct = (target: Any, args: Any[], type: Any): object =>
    instead((given) => Reflect.construct(target, given, type), args, door, type);
  const ours: Any = new Proxy(native, { construct });
  const door: Door = { ours: construct, top: () => owner[name] === ours };
  owner[name] = ours;
  // An `Audio` is made by another name than its class has.
  if (native.prototype?.constructor === native) native.prototype.constructor = ours;
};
