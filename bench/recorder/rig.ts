/** The module that runs a recorder in the page. */
export interface Rig {
  /** Resolves when it records. */
  start(): Promise<void>;
  /** Sends what waits, where the recorder has a way to ask for it. */
  finish?(): Promise<void>;
}

/** Resolves once something holds, and rejects after ten seconds. */
export const until = async (holds: () => unknown): Promise<void> => {
  for (const end = performance.now() + 10_000; !holds(); ) {
    if (performance.now() > end) throw new Error('The recorder did not start.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
