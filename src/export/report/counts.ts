import type { Act } from '../../consent/choice.ts';

export type Acts = Readonly<Record<Act, number>>;

/** Counters by name that cannot grow without bound: whoever sends names, sends at most so many. */
export interface Counts {
  /** A name may have several parts, each any text. */
  add(...name: readonly string[]): void;
  addMany(by: number, ...name: readonly string[]): void;
  /** In the order of the names: their parts, and how many. */
  entries(): readonly { readonly name: readonly string[]; readonly count: number }[];
  /** What was counted under no name of its own. */
  readonly others: number;
}

export const createCounts = (most: number): Counts => {
  const known = new Map<string, number>();
  let others = 0;
  const addMany = (by: number, ...name: readonly string[]): void => {
    const key = JSON.stringify(name);
    if (known.has(key) || known.size < most) known.set(key, (known.get(key) ?? 0) + by);
    else others += by;
  };
  return {
    addMany,
    add: (...name) => addMany(1, ...name),
    entries: () =>
      [...known]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, count]) => ({ name: JSON.parse(key) as string[], count })),
    get others() {
      return others;
    },
  };
};

/** Acts by a name and a second one: purpose and month, notice and purpose. */
export interface ActCounts {
  add(name: string, second: string, act: Act): void;
  names(): readonly string[];
  seconds(name: string): readonly (readonly [string, Acts])[];
  total(name?: string): Acts;
  /** Acts under a name of which there were too many. */
  readonly others: number;
}

const none = (): Record<Act, number> => ({ grant: 0, refuse: 0, withdraw: 0 });

export const createActCounts = (most: number): ActCounts => {
  const known = new Map<string, Map<string, Record<Act, number>>>();
  let others = 0;
  const total = (name?: string): Acts => {
    const sum = none();
    for (const [each, seconds] of known)
      if (name === undefined || each === name)
        for (const acts of seconds.values())
          for (const act of Object.keys(sum) as Act[]) sum[act] += acts[act];
    return sum;
  };
  return {
    add(name, second, act) {
      const seconds = known.get(name) ?? new Map<string, Record<Act, number>>();
      if ((!known.has(name) && known.size >= most) || (!seconds.has(second) && seconds.size >= most)) {
        others++;
        return;
      }
      known.set(name, seconds);
      const acts = seconds.get(second) ?? none();
      acts[act]++;
      seconds.set(second, acts);
    },
    names: () => [...known.keys()].sort(),
    seconds: (name) => [...(known.get(name) ?? [])].sort(([one], [other]) => (one < other ? -1 : 1)),
    total,
    get others() {
      return others;
    },
  };
};
