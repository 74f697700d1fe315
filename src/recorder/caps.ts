import type { RecorderSettings } from './recorder-parts.ts';

/** Upper bounds of one recording; reaching one ends it. */
export interface Caps {
  /** Milliseconds. */
  readonly duration: number;
  /** Bytes sent. */
  readonly bytes: number;
  /** Events a second. */
  readonly rate: number;
}

const UNITS = [604_800_000, 86_400_000, 3_600_000, 60_000, 1000];

/** ISO 8601 in weeks and smaller; a recording never lives for months. */
const milliseconds = (iso: string): number => {
  const parts = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(iso)?.slice(1);
  return parts ? UNITS.reduce((sum, unit, index) => sum + unit * Number(parts[index] ?? 0), 0) : 0;
};

export const capsOf = ({ duration, bytes = 20_000_000, rate = 1000 }: RecorderSettings['caps']): Caps => ({
  duration: (duration && milliseconds(duration)) || Infinity,
  bytes,
  rate,
});

/** Counts events, and says when there are more of them in a second than allowed. */
export const tooMany = (rate: number): ((at: number) => boolean) => {
  let since = 0;
  let count = 0;
  return (at) => {
    if (at - since >= 1000) {
      since = at;
      count = 0;
    }
    count += 1;
    return count > rate;
  };
};
