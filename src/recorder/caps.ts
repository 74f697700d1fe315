import type { RecorderSettings } from './recorder-parts.ts';

/** Upper bounds of one recording; reaching one of the first three ends it. */
export interface Caps {
  /** Milliseconds. */
  readonly duration: number;
  /** Bytes sent. */
  readonly bytes: number;
  /** Events a second. */
  readonly rate: number;
  /** Milliseconds without activity, and in all, that its number lives (I1). */
  readonly idle: number;
  readonly life: number;
}

const UNITS = [604_800_000, 86_400_000, 3_600_000, 60_000, 1000];

/** ISO 8601 in weeks and smaller; a recording never lives for months. */
const milliseconds = (iso: string): number => {
  const parts = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(iso)?.slice(1);
  return parts ? UNITS.reduce((sum, unit, index) => sum + unit * Number(parts[index] ?? 0), 0) : 0;
};

/** What is said, but never more than the most. */
const least = (said: string | undefined, most: number): number =>
  Math.min((said && milliseconds(said)) || most, most);

/** Nothing lengthens I1's lives: 30 minutes without activity, 4 hours in all (CNIL draft §44). */
export const capsOf = ({
  duration,
  bytes = 20_000_000,
  rate = 1000,
  idle,
  life,
}: RecorderSettings['caps']): Caps => ({
  duration: least(duration, Infinity),
  bytes,
  rate,
  idle: least(idle, 1_800_000),
  life: least(life, 14_400_000),
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
