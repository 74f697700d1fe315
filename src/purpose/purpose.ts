export type PurposeId = string;

/** One text a language, by BCP 47 tag. */
export type Localised = Readonly<Record<string, string>>;

/** Anything read or written on the terminal for a purpose; `*` in a name is the only wildcard. */
export interface Tracker {
  readonly name: string;
  readonly store: 'cookie' | 'localStorage' | 'sessionStorage' | 'indexedDB' | 'cache';
  readonly path?: string;
  readonly domain?: string;
  /** Never expired, even where another pattern matches it: a vendor's own refusal marker, say. */
  readonly keep?: boolean;
}

/** What L2 looks for. A difficulty carries its kind and its time, never a message or an address. */
export type DifficultyKind =
  | 'error'
  | 'failed-request'
  | 'rage-click'
  | 'dead-click'
  | 'form-error'
  | 'named';

/** CNIL draft §42: exactly one of the three, or a documented alternative. */
export interface Limitation {
  readonly L1?: { readonly rate: number; readonly why?: string };
  /** Seconds kept before and after a difficulty. */
  readonly L2?: {
    readonly triggers?: readonly DifficultyKind[];
    readonly before?: number;
    readonly after?: number;
  };
  readonly L3?: { readonly within?: string };
}

export type Masking = 'M1' | 'M2' | 'M3';
export type Identifier = 'I1' | 'I2' | 'I3';

/** A documented departure from a profile (CNIL draft: measures may be replaced, if documented). */
export interface Alternative {
  readonly why: string;
  readonly equivalent: string;
  readonly owner: string;
}

/** What the visitor is asked to agree to. A purpose with a `limitation` is a session replay purpose. */
export interface Purpose {
  readonly id: PurposeId;
  /** Own texts; the three uses have theirs in the locales. */
  readonly title?: Localised;
  readonly description?: Localised;
  readonly limitation?: Limitation;
  readonly masking?: Masking;
  readonly identifier?: Identifier;
  /** ISO 8601 duration of the recordings' life. */
  readonly retention?: string;
  readonly retentionWhy?: string;
  readonly alternative?: Alternative;
  readonly trackers?: readonly Tracker[];
  /** Which recorder(s) serve it; the site's default where absent. */
  readonly recorder?: string | readonly string[];
}
