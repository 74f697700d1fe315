/** CPU time of one page's main thread, in milliseconds of thread ticks: what other processes do does not count. */
export interface MainThread {
  readonly script: number;
  readonly layout: number;
  /** All that the thread did. */
  readonly tasks: number;
  /** The most that scripts, style and layout took in one task: what a task paints is the page's own. */
  readonly longest: number;
}

interface TraceEvent {
  readonly name: string;
  readonly cat?: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds; `tdur` in thread ticks. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly beginData?: { readonly url?: string } };
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

/** What a trace must be of: `v8.execute` tells of microtasks, in which promises go on; `blink.user_timing` of marks. */
export const CATEGORIES: readonly string[] = [
  '-*',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8.execute',
  'blink.user_timing',
];

/** Times of one thread's events, in the order in which they began. */
const sumUp = (events: readonly TraceEvent[]): MainThread => {
  const sums = { script: 0, layout: 0, tasks: 0, longest: 0 };
  const open: Open[] = [];
  let before = 0;
  const close = () => {
    const { event, inside } = open.pop() as Open;
    // An event without thread ticks hands on those of what is inside.
    const { name, tdur = inside } = event;
    const own = (tdur - inside) / 1000;
    if (SCRIPT.test(name)) sums.script += own;
    else if (LAYOUT.test(name)) sums.layout += own;
    const around = open.at(-1);
    if (around) {
      around.inside += tdur;
      return;
    }
    sums.tasks += tdur / 1000;
    const all = sums.script + sums.layout;
    sums.longest = Math.max(sums.longest, all - before);
    before = all;
  };
  for (const event of events) {
    for (let last = open.at(-1); last && endOf(last.event) <= event.ts; last = open.at(-1)) close();
    open.push({ event, inside: 0 });
  }
  while (open.length) close();
  return sums;
};

const endOf = ({ ts, dur = 0 }: TraceEvent): number => ts + dur;

const parse = (trace: Buffer): readonly TraceEvent[] =>
  (JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TraceEvent[] }).traceEvents;

const threadOf = (events: readonly TraceEvent[], { pid, tid }: Pick<TraceEvent, 'pid' | 'tid'>) =>
  events
    .filter((each) => each.ph === 'X' && each.pid === pid && each.tid === tid)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));

/** Reads a trace of these categories, with thread times. Throws where it does not tell of the page. */
export const readTrace = (trace: Buffer, address: string): MainThread => {
  const events = parse(trace);
  const page = events.find(({ name, args }) => name === 'ParseHTML' && args?.beginData?.url === address);
  if (!page) throw new Error(`The trace does not tell of ${address}.`);
  return sumUp(threadOf(events, page));
};

/** The events of the tasks that end in a span of time, with all that is inside those tasks. */
const within = (events: readonly TraceEvent[], from: number, to: number): TraceEvent[] => {
  let end = Number.NEGATIVE_INFINITY;
  return events.filter((event) => {
    // What begins after the end of the task before is a task of its own.
    if (event.ts >= end) end = endOf(event);
    return end > from && end <= to;
  });
};

/** What the page's threads did from one of its `performance.mark`s to the next. */
export interface Span {
  readonly main: MainThread;
  /** CPU time of its workers. */
  readonly workers: number;
}

/** Reads what lies between marks, one span fewer than there are marks. Throws where one is not in the trace. */
export const readSpans = (trace: Buffer, marks: readonly string[]): readonly Span[] => {
  const events = parse(trace);
  const found = marks.map((mark) => {
    const event = events.find(({ name, cat }) => name === mark && cat?.includes('blink.user_timing'));
    if (!event) throw new Error(`The trace does not tell of the mark ${mark}.`);
    return event;
  });
  const [first] = found;
  if (!first) return [];
  const main = threadOf(events, first);
  const workers = events
    .filter(
      ({ name, pid, args }) =>
        name === 'thread_name' && pid === first.pid && /^DedicatedWorker/.test(args?.name ?? ''),
    )
    .map((thread) => threadOf(events, thread));
  return found.slice(1).map((to, at) => {
    const from = found[at] ?? first;
    return {
      main: sumUp(within(main, from.ts, to.ts)),
      workers: workers.reduce((sum, each) => sum + sumUp(within(each, from.ts, to.ts)).tasks, 0),
    };
  });
};
