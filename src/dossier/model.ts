/** A piece of text: as it is, as the machine spells it, or in another language than the dossier's. */
export type Piece =
  | string
  | { readonly code: string }
  | { readonly strong: string }
  | { readonly text: string; readonly language: string };
export type Text = Piece | readonly Piece[];

/** What stands in a cell, a line each; `null` is empty on purpose: only the controller can fill it in. */
export type Cell = Text | { readonly lines: readonly Text[] } | null;

export type Block =
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'heading'; readonly text: Text }
  /** `steps` where their order matters. */
  | { readonly kind: 'list' | 'steps'; readonly items: readonly Text[] }
  /** Something to look at; `grave` where it is a departure, or late. */
  | { readonly kind: 'note'; readonly grave: boolean; readonly text: Text }
  | { readonly kind: 'terms'; readonly rows: readonly (readonly [term: string, cell: Cell])[] }
  /** `widths` in hundredths of the line, a column each. `titled`: the heading above it says what its caption does. */
  | {
      readonly kind: 'table';
      readonly caption: Text;
      readonly titled: boolean;
      readonly head: readonly string[];
      readonly widths: readonly number[];
      readonly rows: readonly (readonly Cell[])[];
    }
  /** What a visitor sees, as it is. */
  | { readonly kind: 'shown'; readonly language: string; readonly blocks: readonly Block[] };

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface Part {
  readonly id: string;
  readonly title: string;
  readonly sections: readonly Section[];
}

/** A dossier in one language, before it has any form. */
export interface Dossier {
  readonly language: string;
  readonly title: string;
  readonly subject: string;
  readonly subtitle: string;
  readonly labels: { readonly contents: string; readonly part: string; readonly empty: string };
  readonly opening: readonly Block[];
  readonly parts: readonly Part[];
  readonly closing: string;
}

export const text = (said: Text): Block => ({ kind: 'text', text: said });
export const heading = (said: Text): Block => ({ kind: 'heading', text: said });
export const list = (items: readonly Text[]): Block => ({ kind: 'list', items });
export const steps = (items: readonly Text[]): Block => ({ kind: 'steps', items });
export const note = (said: Text, grave = false): Block => ({ kind: 'note', grave, text: said });
export const terms = (rows: readonly (readonly [string, Cell])[]): Block => ({ kind: 'terms', rows });
export const table = (
  caption: Text,
  columns: readonly (readonly [name: string, width: number])[],
  rows: readonly (readonly Cell[])[],
  titled = false,
): Block => ({
  kind: 'table',
  caption,
  titled,
  head: columns.map(([name]) => name),
  widths: columns.map(([, width]) => width),
  rows,
});
export const code = (spelt: string): Piece => ({ code: spelt });
export const strong = (said: string): Piece => ({ strong: said });
export const lines = (said: readonly Text[]): Cell => ({ lines: said });
