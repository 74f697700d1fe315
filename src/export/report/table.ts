import { type Html, html, type Piece, raw } from './markup.ts';

export interface Column {
  readonly head: string;
  /** Digits under digits. */
  readonly number?: boolean;
}

/**
 * A table with a head, its rows and perhaps a last row of sums. The first column heads its row; where a row has
 * nothing there, the cell above heads it too.
 */
export const table = (
  columns: readonly Column[],
  rows: readonly (readonly Piece[])[],
  { foot, kind }: { readonly foot?: readonly Piece[]; readonly kind?: string } = {},
): Html => {
  const of = (place: number) => (columns[place]?.number ? html` class="n"` : undefined);
  const headed = (row: number): number => {
    const next = rows.findIndex(([head], place) => place > row && head !== undefined);
    return (next < 0 ? rows.length : next) - row;
  };
  const head = (cell: Piece, span: number) =>
    cell === undefined
      ? undefined
      : html`<th scope="row"${of(0)}${span > 1 && html` rowspan="${span}"`}>${cell}</th>`;
  const line = ([first, ...cells]: readonly Piece[], span: number) =>
    html`<tr>${head(first, span)}${cells.map((cell, place) => html`<td${of(place + 1)}>${cell}</td>`)}</tr>\n`;
  return html`<div class="wide"><table${kind && html` class="${kind}"`}>
<thead><tr>${columns.map(({ head }, place) => html`<th scope="col"${of(place)}>${head}</th>`)}</tr></thead>
<tbody>${rows.map((cells, row) => line(cells, headed(row)))}</tbody>
${foot && html`<tfoot>${line(foot, 1)}</tfoot>`}</table></div>\n`;
};

/** Terms and what they are. A term without a description is left out. */
export const list = (items: readonly (readonly [Piece, Piece])[]): Html =>
  html`<dl>${items.flatMap(([term, text]) =>
    text === undefined || text === false || text === ''
      ? []
      : html`<div><dt>${term}</dt><dd>${text}</dd></div>\n`,
  )}</dl>\n`;

/** The path of a value, which may break behind its parts. */
export const path = (text: string): Html =>
  html`<code>${text.split(/(?<=[.\]])/).map((part, place) => [place > 0 && raw('<wbr>'), part])}</code>`;

/** A digest, which may break anywhere. */
export const digest = (text: string): Html => html`<code class="digest">${text}</code>`;
