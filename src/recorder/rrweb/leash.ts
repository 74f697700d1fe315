/** Holds rrweb's listeners and timers, so that they end with it: its throttles leave a timer of up to half a second. */
export interface Leash {
  /** Runs a part of rrweb that may begin to listen on this page. */
  during(page: Window, run: () => void): void;
  /** Runs, in the middle of that, what is not rrweb's. */
  outside(run: () => void): void;
  /** Takes off the listeners and clears the timers. */
  cut(): void;
}

type Listen = EventTarget['addEventListener'];
type Listener = (event: Event) => void;

export const createLeash = (): Leash => {
  const timers = new Set<number>();
  let off: (() => void)[] = [];
  /** The page's own `setTimeout`, while rrweb sees another. */
  let real: typeof setTimeout | undefined;

  const see = (timeout: unknown) => Reflect.set(window, 'setTimeout', timeout);
  /** No other code than rrweb's runs in here, and it runs at once. */
  const timed = (run: () => void) => {
    if (real) return run();
    const { setTimeout } = window;
    real = setTimeout;
    see((then: () => void, ms: number) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        timed(then);
      }, ms);
      timers.add(timer);
      return timer;
    });
    try {
      run();
    } finally {
      see(setTimeout);
      real = undefined;
    }
  };
  const catching = (target: EventTarget, run: () => void) => {
    const { addEventListener } = target;
    const before = Object.getOwnPropertyDescriptor(target, 'addEventListener');
    const value: Listen = (type, listener, options) => {
      const leashed = (event: Event) => timed(() => (listener as Listener).call(target, event));
      off.push(() => target.removeEventListener(type, leashed, options));
      addEventListener.call(target, type, leashed, options);
    };
    Reflect.defineProperty(target, 'addEventListener', { configurable: true, value });
    try {
      run();
    } finally {
      if (before) Reflect.defineProperty(target, 'addEventListener', before);
      else Reflect.deleteProperty(target, 'addEventListener');
    }
  };

  return {
    during: (page, run) => catching(page, () => catching(page.document, () => timed(run))),
    outside(run) {
      if (!real) return run();
      const theirs = window.setTimeout;
      const own = real;
      see(own);
      real = undefined;
      try {
        run();
      } finally {
        real = own;
        see(theirs);
      }
    },
    cut() {
      for (const each of off) each();
      off = [];
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
};
