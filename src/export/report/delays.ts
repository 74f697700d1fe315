/** Times between two moments, in milliseconds: every value up to a minute is counted, longer ones together. */
export interface Delays {
  add(milliseconds: number): void;
  readonly count: number;
  /** Of which the second moment was before the first: the visitor's clock was set back. */
  readonly negative: number;
  readonly longest: number;
  /** At most this long in so large a part of the cases; a minute stands for whatever is longer. */
  quantile(part: number): number;
}

const MINUTE = 60_000;

export const createDelays = (): Delays => {
  const cases = new Uint32Array(MINUTE + 1);
  let [count, negative, longest] = [0, 0, 0];
  return {
    add(milliseconds) {
      if (milliseconds < 0) {
        negative++;
        return;
      }
      count++;
      longest = Math.max(longest, milliseconds);
      const at = Math.min(milliseconds, MINUTE);
      cases[at] = (cases[at] as number) + 1;
    },
    get count() {
      return count;
    },
    get negative() {
      return negative;
    },
    get longest() {
      return longest;
    },
    quantile(part) {
      let seen = 0;
      const wanted = Math.ceil(count * part);
      for (let at = 0; at <= MINUTE; at++) {
        seen += cases[at] as number;
        if (seen >= wanted) return at;
      }
      return longest;
    },
  };
};
