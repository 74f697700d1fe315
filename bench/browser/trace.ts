/** CPU time of one page's main thread, in milliseconds of thread ticks: what other processes do does not count. */
export interface MainThread {
  readonly script: number;
  readonly layout: number;
  /** All that the thread did. */
  readonly tasks: number;
  /** The one task that took most. */
  readonly longest: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds; `tdur` in thread ticks. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly beginData?: { readonly url?: string } };
}

/** Events whose own time, without that of the events inside them, is a script's or style's and layout's. */
const SCRIPT =
  /^(EvaluateScript|[vV]8\.\w+|FunctionCall|TimerFire|FireAnimationFrame|FireIdleCallback|EventDispatch|RunMicrotasks|MajorGC|MinorGC|XHR\w+|CompressionStream \w+)$/;
const LAYOUT = /^(UpdateLayoutTree|Layout|ParseAuthorStyleSheet)$/;

interface Open {
  readonly event: TraceEvent;
  /** Thread ticks of the events inside. */
  inside: number;
}

/** What a trace must be of: `v8.execute` tells of microtasks, in which promises go on. */
export const CATEGORIES: readonly string[] = [
  '-*',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8.execute',
];

/** Reads a trace of these categories, with thread times. Throws where it does not tell of the page. */
export const readTrace = (trace: Buffer, address: string): MainThread => {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TraceEvent[] };
  const page = traceEvents.find(({ name, args }) => name === 'ParseHTML' && args?.beginData?.url === address);
  if (!page) throw new Error(`The trace does not tell of ${address}.`);
  const events = traceEvents
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === page.pid && tid === page.tid)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));

  const sums = { script: 0, layout: 0, tasks: 0, longest: 0 };
  const open: Open[] = [];
  const close = () => {
    const { event, inside } = open.pop() as Open;
    // An event without thread ticks hands on those of what is inside.
    const { name, tdur = inside } = event;
    const own = (tdur - inside) / 1000;
    if (SCRIPT.test(name)) sums.script += own;
    else if (LAYOUT.test(name)) sums.layout += own;
    else if (name === 'RunTask') sums.longest = Math.max(sums.longest, tdur / 1000);
    const around = open.at(-1);
    if (around) around.inside += tdur;
    else sums.tasks += tdur / 1000;
  };
  for (const event of events) {
    for (
      let last = open.at(-1);
      last && last.event.ts + (last.event.dur ?? 0) <= event.ts;
      last = open.at(-1)
    )
      close();
    open.push({ event, inside: 0 });
  }
  while (open.length) close();
  return sums;
};
