import type { Purpose, Tracker } from '../purpose/purpose.ts';

/** Could some name fit both patterns? */
const meet = (one: string, other: string): boolean => {
  if (other[0] === '*') return meet(one, other.slice(1)) || (!!one && meet(one.slice(1), other));
  if (one[0] === '*') return meet(other, one);
  return one ? one[0] === other[0] && meet(one.slice(1), other.slice(1)) : !other;
};

const trackersOf = (purposes: readonly Purpose[]): Tracker[] =>
  purposes.flatMap(({ trackers }) => trackers ?? []);

/**
 * The trackers that the end of these purposes owes: theirs, except what another purpose, still granted, declares too.
 * That one is kept, since its own consent covers it.
 */
export const owed = (ended: readonly Purpose[], standing: readonly Purpose[]): Tracker[] => {
  const theirs = trackersOf(ended);
  return theirs.concat(
    trackersOf(standing)
      .filter(({ name, store }) => theirs.some((one) => one.store === store && meet(one.name, name)))
      .map((shared) => ({ ...shared, keep: true })),
  );
};
