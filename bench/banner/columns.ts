/** How far a number of the table may be off: a share of what is measured, or a few of its units where that is more. */
export interface Margin {
  readonly share: number;
  readonly units: number;
}

const EXACT: Margin = { share: 0, units: 0 };
/** Versions of a compressor differ a little. */
const BYTES: Margin = { share: 0.02, units: 0 };
/** Thread ticks: another machine is another table, another day is not. */
const CPU: Margin = { share: 0.25, units: 1 };
/** By the clock, in frames. */
const CLOCK: Margin = { share: 0.25, units: 17 };
/** Event Timing counts in eights. */
const EVENT: Margin = { share: 0.25, units: 16 };

/** One measure of the README's table of banners. */
export interface Column {
  readonly head: string;
  readonly profile: string;
  readonly measure: string;
  readonly digits: number;
  readonly margin: Margin;
}

const column = (head: string, profile: string, measure: string, digits: number, margin: Margin): Column => ({
  head,
  profile,
  measure,
  digits,
  margin,
});

const SLOWED = 'CPU 4x slower';

/** From left to right. */
export const COLUMNS: readonly Column[] = [
  column('requests', 'CPU 1x', 'requests', 0, EXACT),
  column('bytes', 'CPU 1x', 'bytes', 0, BYTES),
  column('bytes until refused in the 2nd layer', 'one visit', 'bytes, refused', 0, BYTES),
  column('script ms', 'CPU 1x', 'script ms', 1, CPU),
  column('style, layout ms', 'CPU 1x', 'style+layout ms', 1, CPU),
  column('script ms, 4×', SLOWED, 'script ms', 0, CPU),
  column('first visible ms, 4×', SLOWED, 'first visible ms', 0, CLOCK),
  column('first visible ms, slow phone', 'slow phone', 'first visible ms', 0, CLOCK),
  column('settled after ms, slow phone', 'slow phone', 'settled after ms', 0, CLOCK),
  column('layout shift, slow phone', 'slow phone', 'layout shift', 2, { share: 0, units: 0.005 }),
  column('refuse ms, 4×', SLOWED, 'refuse ms', 0, EVENT),
  column('accept ms, 4×', SLOWED, 'accept ms', 0, EVENT),
];

/** The margins in words. */
export const MARGINS =
  'bytes 2 %; CPU 25 % or 1 ms; clock 25 % or 17 ms, presses 25 % or 16 ms; requests exactly';
