/** Time, so that tests can move it. */
export interface CollectorClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs a task again and again, `ms` apart; returns the undo. */
  every(ms: number, run: () => void): () => void;
}

export const systemClock: CollectorClock = {
  now: Date.now,
  every(ms, run) {
    const timer = setInterval(run, ms);
    // A waiting sweep never keeps a process alive that has nothing else to do.
    timer.unref();
    return () => clearInterval(timer);
  },
};
