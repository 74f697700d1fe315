interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: {
    readonly fileName?: string;
    readonly data?: { readonly url?: string };
  };
}

/**
 * Milliseconds of CPU in which a page's main thread compiled each script, by its address, as far as that was not
 * done for a call. What is compiled on other threads while it loads is not here.
 */
export const compileTimes = (trace: Buffer): Map<string, number> => {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TraceEvent[] };
  const times = new Map<string, number>();
  for (const { name, ph, tdur, dur = 0, args } of traceEvents) {
    const url = args?.data?.url ?? args?.fileName;
    if (ph === 'X' && url && /^v8\.compile(Module)?$/.test(name))
      times.set(url, (times.get(url) ?? 0) + (tdur ?? dur) / 1000);
  }
  return times;
};
