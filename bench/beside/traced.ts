interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds; `tdur` in thread ticks. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: {
    readonly fileName?: string;
    readonly data?: { readonly url?: string };
    readonly beginData?: { readonly url?: string };
  };
}

const parse = (trace: Buffer): readonly TraceEvent[] =>
  (JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TraceEvent[] }).traceEvents;

/**
 * Milliseconds of CPU in which a page's main thread compiled each script, by its address, as far as that was not
 * done for a call. What is compiled on other threads while it loads is not here.
 */
export const compileTimes = (trace: Buffer): Map<string, number> => {
  const times = new Map<string, number>();
  for (const { name, ph, tdur, dur = 0, args } of parse(trace)) {
    const url = args?.data?.url ?? args?.fileName;
    if (ph === 'X' && url && /^v8\.compile(Module)?$/.test(name))
      times.set(url, (times.get(url) ?? 0) + (tdur ?? dur) / 1000);
  }
  return times;
};

/**
 * How much of a moment the main thread of the page at `address` had a processor: the thread ticks of the task that it
 * was in, over that task's time by the clock. Throws where the trace does not tell of the page.
 */
export const processorShare = (trace: Buffer, address: string): ((at: number) => number) => {
  const events = parse(trace);
  const page = events.find(({ name, args }) => name === 'ParseHTML' && args?.beginData?.url === address);
  if (!page) throw new Error(`The trace does not tell of ${address}.`);
  let end = Number.NEGATIVE_INFINITY;
  const tasks = events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === page.pid && tid === page.tid)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
    .filter(({ ts, dur = 0 }) => {
      // What begins before the end of the task before is inside that one.
      if (ts < end) return false;
      end = ts + dur;
      return true;
    });
  return (at) => {
    const { ts = 0, dur = 0, tdur } = tasks.findLast((task) => task.ts <= at) ?? {};
    return tdur === undefined || dur === 0 || at > ts + dur ? 1 : Math.min(1, tdur / dur);
  };
};
