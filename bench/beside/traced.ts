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
 * done for a call. What is compiled on other threads while it loads is not here.
 */
export const compileTimes = (trace: Buffer): Map<string, number> => {
  const times = new Map<string, number>();
  for (const { name, ph, tdur, dur = 0, args } of parse(trace)) {
    const url = args?.data?.url ?? args?.fileName;
    if (ph === 'X' && url && URL.canParse(url) && /^v8\.compile(Module)?$/.test(name))
      times.set(new URL(url).pathname, (times.get(new URL(url).pathname) ?? 0) + (tdur ?? dur) / 1000);
  }
  return times;
};
