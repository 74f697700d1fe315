/** Who failed, and when to try again. */
export interface GrowingPauses {
  ready(name: string, now: number): boolean;
  failed(name: string, now: number): void;
  worked(name: string): void;
}

/** After each failure in a row twice the pause before: from `first` milliseconds to `most`. */
export const growingPauses = (first: number, most: number): GrowingPauses => {
  const waiting = new Map<string, { readonly pause: number; readonly until: number }>();
  return {
    ready: (name, now) => now >= (waiting.get(name)?.until ?? now),
    failed(name, now) {
      const pause = Math.min(most, (waiting.get(name)?.pause ?? first / 2) * 2);
      waiting.set(name, { pause, until: now + pause });
    },
    worked: (name) => void waiting.delete(name),
  };
};
