import type { Undo } from '../../platform/clock.ts';
import { internals } from './internals.ts';

/** Holds rrweb's listeners and timers, so that they end with it: it never takes off those of frames and style sheets. */
export interface Leash {
  /** Runs what came due while it was to wait. */
  resume(): void;
  /** Takes off the listeners of frames and style sheets that have left the page. */
  prune(): void;
  /** Takes off the listeners and clears the timers; nothing listens or waits any more. */
  cut(): void;
}

/**
 * `loaded`: a frame has another document now, and rrweb is about to read it. `waits`: does what is due wait, because
 * it would tell of nodes that have no number yet?
 */
export const createLeash = (loaded: (frame: Node) => void, waits: () => boolean): Leash => {
  const timers = new Set<number>();
  const loads = new Map<EventTarget, Undo>();
  let off: Undo[] = [];
  let due: (() => void)[] = [];
  const inTime = (run: () => void) => {
    if (waits()) due.push(run);
    else run();
  };

  internals.use({
    later(run, ms) {
      const timer = window.setTimeout(() => {
        timers.delete(timer);
        inTime(run);
      }, ms);
      timers.add(timer);
      return timer;
    },
    listen(target, type, run, options) {
      if (options) {
        target.addEventListener(type, run, options);
        // Of shadow roots rrweb takes them off itself, before each picture.
        if ((target as Node).nodeType !== 11) off.push(() => target.removeEventListener(type, run, options));
        return;
      }
      // Every picture listens on each frame once more: the last one is enough.
      loads.get(target)?.();
      const heard = (event: Event) => {
        loaded(target as Node);
        inTime(() => run(event));
      };
      target.addEventListener(type, heard);
      loads.set(target, () => target.removeEventListener(type, heard));
    },
  });

  return {
    resume() {
      const runs = due;
      due = [];
      for (const run of runs) run();
    },
    prune() {
      for (const [node, undo] of loads) {
        if ((node as Node).isConnected) continue;
        undo();
        loads.delete(node);
      }
    },
    cut() {
      internals.use({ later: () => 0, listen() {} });
      for (const undo of [...off, ...loads.values()]) undo();
      off = [];
      due = [];
      loads.clear();
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
};
