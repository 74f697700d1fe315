import type { Tally } from './limits.ts';
import type { Timing } from './timing.ts';

/** A recording on its way into the frame: NDJSON, and the seconds that L2 kept after a difficulty. */
export interface Film {
  readonly text: string;
  readonly after?: number;
}

/** What the page asks of the frame, over a port that only the two hold. */
export type Ask =
  | { readonly load: readonly Film[] }
  | { readonly play: number }
  | { readonly pause: number }
  | { readonly speed: number }
  | { readonly skipIdle: boolean }
  /** How much smaller than life the screen is shown. */
  | { readonly scale: number };

/** What there is to see. Times are milliseconds after the first event. */
export interface Loaded extends Omit<Timing, 'events'> {
  readonly events: number;
  /** What was left out. */
  readonly left: Tally;
}

export type Tell =
  /** The frame is there, and begins to read. */
  | { readonly here: true }
  | { readonly loaded: Loaded }
  /** It cannot be replayed: nothing of it is shown. */
  | { readonly failed: true }
  /** The first picture stands. */
  | { readonly ready: true }
  | { readonly size: { readonly width: number; readonly height: number } }
  | { readonly at: number }
  /** It passed over so much, in which nothing happened or nothing was recorded. */
  | { readonly skipped: number; readonly gap: boolean }
  /** A moment of it could not be shown; it goes on behind it. */
  | { readonly stumbled: true }
  | { readonly ended: true };
