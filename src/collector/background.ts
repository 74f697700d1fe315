import type { CollectorClock } from './clock.ts';

/**
 * Runs a task at once and then every `ms`, never beside itself; a turn that finds it still running is left out. Answers
 * how to stop: what is under way hears the signal, and has ended when the promise resolves.
 */
export const background = (
  clock: CollectorClock,
  ms: number,
  task: (signal: AbortSignal) => Promise<void>,
  onError: (error: unknown) => void,
): (() => Promise<void>) => {
  const ending = new AbortController();
  let running: Promise<void> | undefined;
  const turn = (): void => {
    running ??= task(ending.signal)
      .catch((error: unknown) => {
        if (!ending.signal.aborted) onError(error);
      })
      .finally(() => {
        running = undefined;
      });
  };
  const still = clock.every(ms, turn);
  turn();
  return async () => {
    still();
    ending.abort(new Error('the collector ends'));
    await running;
  };
};
