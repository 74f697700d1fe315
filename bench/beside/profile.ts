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
  readonly samples?: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas?: readonly number[];
}

/** Milliseconds of each script's own functions, by its address. Of all time that was sampled, each part counts once. */
export const selfTimes = ({ nodes, samples = [], timeDeltas = [] }: CpuProfile): Map<string, number> => {
  const all = new Map(nodes.map((node) => [node.id, node]));
  const urls = new Map<number, string>();
  const name = ({ id, callFrame: { url, functionName }, children = [] }: Node, caller: string): void => {
    // What a browser has built in runs for whoever calls it; idling and collecting garbage, for nobody.
    const own = url || (functionName.startsWith('(') ? '' : caller);
    urls.set(id, own);
    for (const child of children) {
      const node = all.get(child);
      if (node) name(node, own);
    }
  };
  const [root] = nodes;
  if (root) name(root, '');
  const times = new Map<string, number>();
  for (const [at, id] of samples.entries()) {
    const url = urls.get(id);
    if (url) times.set(url, (times.get(url) ?? 0) + (timeDeltas[at] ?? 0) / 1000);
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
