/** Bytes that may be in flight from a page that hides, for all recordings together. */
export interface Allowance {
  /** Bytes that are left. */
  room(): number;
  take(bytes: number): boolean;
  give(bytes: number): void;
}

/** The browser allows 65,536 for the whole page; the rest is for the proofs. */
export const HIDING = 48_000;

export const createAllowance = (total: number): Allowance => {
  let left = total;
  return {
    room: () => left,
    take(bytes) {
      if (bytes > left) return false;
      left -= bytes;
      return true;
    },
    give(bytes) {
      left += bytes;
    },
  };
};
