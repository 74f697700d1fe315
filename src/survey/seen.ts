/** What the site's team could allow, by what it is for. */
export type Kind =
  | 'navigation'
  | 'header'
  | 'footer'
  | 'heading'
  | 'button'
  | 'label'
  | 'table header'
  | 'tab'
  | 'caption';

/** A selector that could be allowed. `tier`: 1 names a kind, 2 says in which landmark, 3 by which id or class. */
export interface Candidate {
  readonly selector: string;
  readonly kind: Kind;
  readonly tier: 1 | 2 | 3;
}

/** A text of a page. Nothing in it was ever in a field, nor is anything that S1 refuses. */
export interface SeenText {
  /** What would leave of it if everything were allowed. */
  readonly text: string;
  /** Letters of it that are to be seen, in a window of any height. */
  readonly letters: number;
  readonly verdict: 'masked' | 'allowed' | 'blocked' | 'never';
  /** Is any of it shown as the page and the configuration have it? */
  readonly shown: boolean;
}

/** What a selector would show: numbers of texts. */
export interface SeenSelector {
  /** How many elements it fits. */
  readonly fits: number;
  readonly texts: readonly number[];
  /** How many texts below them hold what S1 refuses. */
  readonly refused: number;
}

/** One visit of one page. */
export interface Seen {
  readonly texts: readonly SeenText[];
  /** Fields, and boxes of which nothing is kept: how many are to be seen. */
  readonly fields: number;
  readonly boxes: number;
  readonly candidates: readonly (Candidate & SeenSelector)[];
  /** By selector of the configuration; `[data-temoin-unmask]` is the page's own mark. */
  readonly configured: Readonly<Record<string, SeenSelector>>;
}
