import type { Identifier, Limitation, Masking, PurposeId } from '../purpose/purpose.ts';

/** What the draft's annex calls for when replay serves one use. */
export interface Profile {
  readonly use: PurposeId;
  /** One of each family must hold. */
  readonly limitation: readonly (keyof Limitation)[];
  readonly masking: readonly Masking[];
  readonly identifier: readonly Identifier[];
  /** All of these must hold; they always do. */
  readonly security: readonly ['S1', 'S2'];
  /** ISO 8601 durations: what holds where nothing is said, from where on a reason is due, and the most. */
  readonly retention: { readonly usual: string; readonly unexplained: string; readonly most: string };
  /** Recordings of a former version of the site are due for deletion. */
  readonly versionBound: boolean;
  /** The most protective combination: it holds where nothing is said (GDPR art. 25). */
  readonly defaults: {
    readonly limitation: Limitation;
    readonly masking: Masking;
    readonly identifier: Identifier;
  };
}

/** The measures that a configuration applies to a purpose. */
export interface Applied {
  readonly limitation?: Limitation;
  readonly masking?: Masking;
  readonly identifier?: Identifier;
}
