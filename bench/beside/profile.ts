import type { CDPSession } from 'playwright';

/** Microseconds between two samples, as asked for: what comes is rarely closer than 200, and four times that if slowed. */
const INTERVAL = 50;

interface Node {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

/** What V8's profiler ends with. */
export interface CpuProfile {
  readonly nodes: readonly Node[];
  /** Microseconds, by the clock that traces have as well. */
  readonly startTime: number;
  readonly samples?: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas?: readonly number[];
}

/** Milliseconds of one script. */
export interface Times {
  /** In its own functions. */
  readonly self: number;
  /** In what the browser has built in, called by them. */
  readonly builtIn: number;
}

/**
 * What each script took, by its address. `share` tells how much of a moment, in microseconds of the trace's clock, the
 * page had a processor.
 */
export const timesOf = (
  { nodes, startTime, samples = [], timeDeltas = [] }: CpuProfile,
  share: (at: number) => number,
): Map<string, Times> => {
  const all = new Map(nodes.map((node) => [node.id, node]));
  const whose = new Map<number, readonly [url: string, kind: keyof Times]>();
  const name = ({ id, callFrame: { url, functionName }, children = [] }: Node, caller: string): void => {
    // Idling and collecting garbage are nobody's.
    const owner = url || (functionName.startsWith('(') ? '' : caller);
    whose.set(id, [owner, url ? 'self' : 'builtIn']);
    for (const child of children) {
      const node = all.get(child);
      if (node) name(node, owner);
    }
  };
  const [root] = nodes;
  if (root) name(root, '');
  const times = new Map<string, Times>();
  let at = startTime;
  for (const [index, id] of samples.entries()) {
    const past = timeDeltas[index] ?? 0;
    at += past;
    const [url, kind] = whose.get(id) ?? ['', 'self'];
    if (!url) continue;
    const before = times.get(url) ?? { self: 0, builtIn: 0 };
    times.set(url, { ...before, [kind]: before[kind] + (past * share(at)) / 1000 });
  }
  return times;
};

/** A profile of what the tab's main thread does during `act`. */
export const profiled = async (devtools: CDPSession, act: () => Promise<unknown>): Promise<CpuProfile> => {
  await devtools.send('Profiler.enable');
  await devtools.send('Profiler.setSamplingInterval', { interval: INTERVAL });
  await devtools.send('Profiler.start');
  await act();
  const { profile } = await devtools.send('Profiler.stop');
  return profile;
};
