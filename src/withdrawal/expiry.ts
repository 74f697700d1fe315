import type { Tracker } from '../purpose/purpose.ts';
import { matches } from './matches.ts';

/**
 * What one pass did, as `<store>:<name>`, after reading again what is still there. `expired`: seen before the pass,
 * not after it. Where a store could not be read, its declared names are `residual`.
 */
export interface Expiry {
  readonly expired: readonly string[];
  readonly kept: readonly string[];
  readonly residual: readonly string[];
}

/** One store's share of a pass. */
export interface Share {
  readonly declared: readonly Tracker[];
  /** Fits a pattern, and is not kept: `keep` wins. Our own cookie and database, both called `temoin`, fit nothing. */
  due(name: string): boolean;
  report(before: readonly string[], after: readonly string[]): void;
}

export const createPass = (
  trackers: readonly Tracker[],
): { expiry: Expiry; share(store: Tracker['store']): Share } => {
  const expiry = { expired: [] as string[], kept: [] as string[], residual: [] as string[] };
  return {
    expiry,
    share(store) {
      const declared = trackers.filter((one) => one.store === store);
      const fits = (name: string, keep: boolean) =>
        name !== 'temoin' && declared.some((one) => !one.keep !== keep && matches(one.name, name));
      const due = (name: string) => fits(name, false) && !fits(name, true);
      return {
        declared,
        due,
        report(before, after) {
          for (const name of new Set([...before, ...after])) {
            const list = due(name)
              ? after.includes(name)
                ? 'residual'
                : 'expired'
              : fits(name, true) && 'kept';
            if (list) expiry[list].push(`${store}:${name}`);
          }
        },
      };
    },
  };
};
