import type { Job, Outcome } from './job.ts';

/** How many records one transaction takes. */
const MOST = 500;

export interface Group {
  /** Resolves once the job is durable, or judged not to be; rejects where the transaction failed. */
  submit(job: Job): Promise<Outcome>;
  /** Resolves when nothing waits any more. */
  drained(): Promise<void>;
}

interface Waiting {
  readonly job: Job;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: what arrives in one turn of the event loop, or while a commit is on its way (some milliseconds),
 * shares one transaction and one synchronisation of the disk. The busier it is, the more share.
 */
export const createGroup = (commit: (jobs: readonly Job[]) => Promise<readonly Outcome[]>): Group => {
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;

  const take = (): Waiting[] => {
    let records = 0;
    let jobs = 0;
    while (jobs < waiting.length) {
      records += waiting[jobs]?.job.records.length ?? 0;
      if (jobs > 0 && records > MOST) break;
      jobs++;
    }
    const taken = waiting.slice(0, jobs);
    waiting = waiting.slice(jobs);
    return taken;
  };

  const run = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length) {
      const taken = take();
      try {
        const outcomes = await commit(taken.map(({ job }) => job));
        for (const [place, { resolve }] of taken.entries()) resolve(outcomes[place] as Outcome);
      } catch (error) {
        for (const { reject } of taken) reject(error);
      }
    }
    running = undefined;
  };

  return {
    submit: (job) =>
      new Promise((resolve, reject) => {
        waiting.push({ job, resolve, reject });
        running ??= run();
      }),
    async drained() {
      while (running) await running;
    },
  };
};
