/** In CSS pixels of the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A control as the visitor has it before them. */
export interface ButtonSeen {
  readonly act: string;
  readonly tag: string;
  readonly box: Box;
  /** All of it in the window, and what a pointer meets at its centre. */
  readonly inView: boolean;
  readonly hit: boolean;
  /** Its own opacity times that of all that it lies in; and is it seen through a filter? */
  readonly opacity: number;
  readonly filtered: boolean;
  readonly type: Readonly<Record<string, string>>;
  readonly paint: Readonly<Record<string, string>>;
  /** Contrast of its words with what is behind them, from 1 to 21. */
  readonly contrast: number;
  readonly inProse: boolean;
  /** Pixels to the nearest words that are no control's; nothing where there are none. */
  readonly toText: number | null;
}

/** What the page shows of ours; plain data. */
export interface Seen {
  /** The layer that asks, if one does. */
  readonly layer: {
    readonly number: 1 | 2;
    readonly buttons: readonly ButtonSeen[];
    /** Boxes that are ticked although nothing was granted. */
    readonly ticked: number;
    /** Do titles and descriptions come before the first control, in the page and to the eye? */
    readonly purposesFirst: boolean;
  } | null;
  readonly controls: readonly ButtonSeen[];
}
