/** What a control is for, as its words (or Témoin's own attributes) tell. */
export type Act = 'accept' | 'refuse' | 'choose' | 'save' | 'withdraw' | 'close' | 'other';

/** In CSS pixels of the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Computed style by property. */
export type Style = Readonly<Record<string, string>>;

/** Red, green and blue from 0 to 255, opacity from 0 to 1. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

export interface ControlSeen {
  /** Its number in the probe, by which it can be pressed. */
  readonly index: number;
  readonly act: Act;
  /** The words to be seen, and the accessible name. */
  readonly label: string;
  readonly name: string;
  /** All that is written on it, signs for the eye too. */
  readonly said: string;
  readonly tag: string;
  readonly role: string;
  readonly box: Box;
  /** All of it within the window. */
  readonly inView: boolean;
  /** Is it what a pointer meets at its centre? */
  readonly hit: boolean;
  /** Its own opacity times that of all it lies in. */
  readonly opacity: number;
  readonly disabled: boolean;
  readonly type: Style;
  readonly paint: Style;
  readonly ink: Rgba;
  /** What is really behind its words, and behind the control; nothing where a picture is. */
  readonly ground: Rgba | null;
  readonly around: Rgba | null;
  readonly inProse: boolean;
  /** Pixels to the nearest words that belong to no control; nothing where there are none. */
  readonly toText: number | null;
  /** Pictures and emoji in it. */
  readonly icons: number;
  /** A link among the words of a sentence. */
  readonly inSentence: boolean;
  /** Inside something that has to be scrolled before it is seen. */
  readonly scrolledAway: boolean;
}

export interface ToggleSeen {
  readonly index: number;
  readonly name: string;
  readonly on: boolean;
  readonly indeterminate: boolean;
  /** Cannot be changed: what a site calls necessary. */
  readonly fixed: boolean;
  /** Its name, or what is beside it, speaks of recording or replay. */
  readonly replay: boolean;
}

/** Words whose contrast is too low, with what WCAG 1.4.3 asks of their size. */
export interface FaintText {
  readonly text: string;
  readonly ratio: number;
  readonly needed: number;
}

export interface LinkSeen {
  readonly label: string;
  /** As written. */
  readonly href: string;
  /** The address it leads to; empty where a script decides. */
  readonly to: string;
}

/** One layer that asks, as it stands in one window. */
export interface LayerSeen {
  readonly kind: 'temoin' | 'other';
  /** How a person would name its element. */
  readonly where: string;
  readonly box: Box;
  readonly role: string;
  readonly name: string;
  /** Says that nothing else can be used. */
  readonly modal: boolean;
  readonly language: string;
  readonly text: string;
  readonly sentences: readonly string[];
  readonly controls: readonly ControlSeen[];
  readonly toggles: readonly ToggleSeen[];
  /** Switches in what is folded away. */
  readonly folded: readonly ToggleSeen[];
  readonly links: readonly LinkSeen[];
  readonly faint: readonly FaintText[];
  /** Texts behind which a picture lies, so that no contrast can be told. */
  readonly overPictures: number;
  /** Words of replay: are they there, and before the first control, in the document and to the eye? */
  readonly replay: { readonly said: boolean; readonly first: boolean; readonly above: boolean };
  /** Words that belong to no control, and how many of them come before the first one. */
  readonly prose: { readonly words: number; readonly before: number };
  /** Words that are there and folded away. */
  readonly unseen: string;
  /** Is anything wider than the layer? */
  readonly overflows: boolean;
  /** How many layers ask at the same time, this one included. */
  readonly together: number;
}

/** Where a choice can be changed later. */
export interface PersistentSeen {
  readonly index: number;
  readonly label: string;
  readonly allowed: boolean;
  readonly box: Box;
  /** Stays in the window when the page scrolls. */
  readonly fixed: boolean;
  /** Pixels from the top of the document and to its end, where it does not stay. */
  readonly from: { readonly top: number; readonly end: number };
  readonly hit: boolean;
  readonly contrast: number | null;
}

/** How much of the page a layer leaves. */
export interface CoverSeen {
  /** Points outside the layer, and how many of them met the page. */
  readonly points: number;
  readonly free: number;
  readonly scrolls: boolean;
}
