/** Undoes what was started; safe to call twice. */
export type Undo = () => void;

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  after(ms: number, run: () => void): Undo;
  /** When the page is idle, 2 s from now at the latest. */
  whenIdle(run: () => void): Undo;
}

export const now = (): number => Date.now();

export const after = (ms: number, run: () => void): Undo => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

export const clock: Clock = {
  now,
  after,
  whenIdle(run) {
    // Safari has no requestIdleCallback.
    if (typeof requestIdleCallback !== 'function') return after(1, run);
    const handle = requestIdleCallback(run, { timeout: 2000 });
    return () => cancelIdleCallback(handle);
  },
};
