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
 * Milliseconds of CPU in which a page's main thread compiled each script, by its path, as far as that was not
 * done for a call, and evaluated it, where it is a module: that is told without a name, after the compiling. What is
 * compiled on other threads while it loads is not here.
 */
export const compileTimes = (trace: Buffer): Map<string, number> => {
  const times = new Map<string, number>();
  const add = (path: string, ms: number) => times.set(path, (times.get(path) ?? 0) + ms);
  /** Modules that were compiled, and evaluated not yet, by thread: those that others import come after these. */
  const waiting = new Map<string, string>();
  const done = parse(trace).filter(
    ({ ph, name }) => ph === 'X' && /^v8\.(compile|evaluateModule)/.test(name),
  );
  for (const { name, pid, tid, tdur, dur = 0, args } of done.sort((a, b) => a.ts - b.ts)) {
    const thread = `${pid} ${tid}`;
    const ms = (tdur ?? dur) / 1000;
    const url = args?.data?.url ?? args?.fileName;
    const path = url && URL.canParse(url) ? new URL(url).pathname : undefined;
    const evaluated = waiting.get(thread);
    if (path && /compile(Module)?$/.test(name)) {
      add(path, ms);
      if (/Module$/.test(name) && !evaluated) waiting.set(thread, path);
    } else if (/evaluate/.test(name) && evaluated) {
      add(evaluated, ms);
      waiting.delete(thread);
    }
  }
  return times;
};
