import type { Mark } from './marks.ts';

/** What the page asks of the frame, over a port that only the two hold. */
export type Ask =
  | { readonly load: readonly unknown[] }
  | { readonly play: number }
  | { readonly pause: number }
  | { readonly speed: number }
  | { readonly skipIdle: boolean }
  /** How much smaller than life the screen is shown. */
  | { readonly scale: number };

/** What the frame tells. Times are milliseconds after the first event. */
export type Tell =
  | { readonly loaded: { readonly duration: number; readonly marks: readonly Mark[] } }
  /** It cannot be replayed: nothing of it is shown. */
  | { readonly failed: true }
  /** The first picture stands. */
  | { readonly ready: true }
  | { readonly size: { readonly width: number; readonly height: number } }
  | { readonly at: number }
  | { readonly ended: true };
