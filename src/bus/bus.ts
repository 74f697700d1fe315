import type { EventName, Events, Listener } from './events.ts';

export interface Bus {
  /** A late listener hears the current state once, before this returns. */
  on<E extends EventName>(event: E, listener: Listener<E>): () => void;
  /** Synchronous; a listener that throws hides nothing from the next. */
  emit<E extends EventName>(event: E, detail: Events[E]): void;
}

/** What a fact replaces: one state a purpose for consent, one for capture, one for the page's readiness. */
const aspect = (event: EventName, detail: object): string | undefined => {
  const [, kind] = /^(ready|consent|capture)/.exec(event) ?? [];
  return kind && kind + (detail as { readonly purpose?: string }).purpose;
};

/** `mirror` hears every fact after the listeners (the page's `CustomEvent`s). */
export const createBus = (mirror: (event: EventName, detail: unknown) => void): Bus => {
  const listeners = new Map<EventName, Set<Listener<never>>>();
  const current = new Map<string, readonly [EventName, unknown]>();

  const tell = (event: EventName, listener: (detail: never) => void, detail: unknown) => {
    try {
      listener(detail as never);
    } catch (error) {
      // A fault inside a `problem` listener is told to nobody: it would never end.
      if (event !== 'problem') bus.emit('problem', { code: 'listener', during: event, error });
    }
  };

  const bus: Bus = {
    on(event, listener) {
      const hearers = listeners.get(event) ?? new Set();
      listeners.set(event, hearers.add(listener as Listener<never>));
      for (const [name, detail] of [...current.values()]) if (name === event) tell(event, listener, detail);
      return () => hearers.delete(listener as Listener<never>);
    },
    emit(event, detail) {
      const key = aspect(event, detail);
      if (key) current.set(key, [event, detail]);
      for (const listener of [...(listeners.get(event) ?? [])]) tell(event, listener, detail);
      tell(event, (value: unknown) => mirror(event, value), detail);
    },
  };
  return bus;
};
