import type { Box, CoverSeen, LayerSeen, PersistentSeen, Style } from './seen-layer.ts';

/** How a window stood. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
  readonly forced: boolean;
}

export interface ViewSeen extends View {
  readonly layer: LayerSeen | null;
}

/** Something that lies on the terminal. */
export interface StoredSeen {
  readonly store: 'cookie' | 'localStorage' | 'sessionStorage' | 'indexedDB' | 'cache';
  readonly name: string;
  /** The cookie's domain, or the origin. */
  readonly place: string;
  /** Digest of the value without what differs from visit to visit (numbers, identifiers, times). */
  readonly mark: string;
  /** Days until it expires; nothing for what goes with the browser, or never. */
  readonly days: number | null;
  readonly session: boolean;
}

export interface RequestSeen {
  readonly method: string;
  /** Origin and path: what is behind a “?” may be somebody's. */
  readonly address: string;
  readonly host: string;
  /** Goes to another site than the page's. */
  readonly foreign: boolean;
  /** When it began, in milliseconds since the epoch. */
  readonly at: number;
  /** Names of the cookies that went with it. */
  readonly cookies: readonly string[];
}

/** What was there, and what went out, since the step before. */
export interface Step {
  readonly stored: readonly StoredSeen[];
  readonly requests: readonly RequestSeen[];
  /** Observers of the whole document with all its changes: what recorders are made of. */
  readonly watchers: number;
}

export interface FocusStop {
  /** Number of the control; nothing for what is no control of the layer. */
  readonly index: number | null;
  readonly inLayer: boolean;
  readonly paint: Style | null;
}

/** The first visit, nothing chosen. */
export interface FirstSeen {
  readonly views: readonly ViewSeen[];
  readonly step: Step;
  readonly hover: Readonly<Record<string, Style>>;
  readonly focus: Readonly<Record<string, Style>>;
  readonly stops: readonly FocusStop[];
  /** How many different words the page has beside the layer. */
  readonly words: number;
  readonly focusAtLoad: 'none' | 'layer' | 'accept';
  /** What Enter on load did to the layer. */
  readonly afterEnter: 'stays' | 'gone';
  readonly stepAfterEnter: Step;
  readonly cover: CoverSeen | null;
  readonly second: SecondSeen | null;
  readonly axe: { readonly first: readonly AxeSeen[]; readonly second: readonly AxeSeen[] } | null;
  /** Elements of the page that had the focus and could not be seen at all. */
  readonly hidden: readonly string[];
  readonly deadLinks: readonly string[];
}

export interface AxeSeen {
  readonly rule: string;
  readonly impact: string;
  readonly nodes: number;
  readonly help: string;
}

/** What opens at the control that lets a visitor choose. */
export interface SecondSeen {
  readonly layer: LayerSeen;
  readonly activations: number;
  /** Toggling each purpose: names of others that changed with it. */
  readonly moved: readonly { readonly toggled: string; readonly with: string; readonly replay: boolean }[];
  /** Tab leads out of it although it says that it is modal. */
  readonly leaks: boolean;
  readonly closesByEscape: boolean;
  readonly focusReturns: boolean;
}

/** After an answer. */
export interface AnsweredSeen {
  readonly activations: number;
  /** Milliseconds from the activation to the closed layer, one a time; nothing in the list where it never closed. */
  readonly times: readonly number[];
  readonly closed: boolean;
  /** A further question that came after the answer. */
  readonly asksAgain: boolean;
  readonly step: Step;
  readonly cover: CoverSeen | null;
  readonly status: number;
  readonly words: readonly string[];
  readonly pages: readonly PageSeen[];
  /** Displayed state of each toggle when the layer is opened again. */
  readonly reopened:
    | readonly { readonly name: string; readonly on: boolean; readonly fixed: boolean }[]
    | null;
}

export interface PageSeen {
  readonly address: string;
  /** What the server answered, and how many different words the page has. */
  readonly status: number;
  readonly words: number;
  readonly prompts: number;
  readonly controls: readonly PersistentSeen[];
  /** Months later by the page's clock. */
  readonly months: number;
  readonly step: Step;
  readonly scroll: number;
}

export interface WithdrawnSeen extends Omit<AnsweredSeen, 'times' | 'cover' | 'words' | 'status'> {
  /** Milliseconds until another tab had nothing left; nothing where it kept something for longer than a second. */
  readonly otherTab: number | null;
  /** When the last control was pressed, in milliseconds since the epoch. */
  readonly clicked: number;
  readonly left: readonly StoredSeen[];
}

/** One gesture that is no choice. */
export interface GestureSeen {
  readonly gesture: 'Escape' | 'outside click' | 'scroll' | 'ten minutes' | 'navigation' | 'close';
  readonly stays: boolean;
  readonly step: Step;
}

/** Where the layer and its controls were, from the first paint on. */
export interface StillSeen {
  readonly watched: number;
  /** Where the focus went by itself, and how many layers asked at the same time. */
  readonly focus: 'none' | 'layer' | 'accept';
  readonly together: number;
  readonly shift: number;
  readonly places: readonly {
    readonly accept: Box | null;
    readonly refuse: Box | null;
    readonly at: number;
  }[];
}

export interface StrictSeen {
  readonly policy: 'csp' | 'trusted-types';
  readonly shown: boolean;
  readonly violations: readonly string[];
}

export interface RightsSeen {
  readonly address: string;
  readonly layer: LayerSeen | null;
  readonly eraseIn: number | null;
  readonly asksLogin: boolean;
}

export interface SupportSeen {
  readonly address: string;
  readonly before: Step;
  readonly after: Step | null;
  readonly recording: boolean;
  readonly stop: boolean;
}

/** Everything that a visit observed: plain JSON. What is absent was not looked at. */
export interface Seen {
  readonly url: string;
  readonly language: string;
  readonly first?: FirstSeen;
  readonly refused?: AnsweredSeen;
  readonly accepted?: AnsweredSeen;
  readonly withdrawn?: WithdrawnSeen | null;
  readonly gestures?: readonly GestureSeen[];
  readonly still?: StillSeen | null;
  readonly strict?: readonly StrictSeen[];
  readonly rights?: RightsSeen;
  readonly support?: SupportSeen;
}
