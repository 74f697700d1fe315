import type { Block, Cell, Dossier, Part, Piece, Section, Text } from './model.ts';
import { STYLE } from './style.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it is, in a document or in an attribute; what no document may hold becomes a replacement character. */
export const escaped = (said: string): string =>
  said
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what HTML forbids
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\p{Surrogate}/gu, '\ufffd')
    .replace(/[&<>"']/g, (letter) => ESCAPES[letter] as string);

const piece = (said: Piece): string => {
  if (typeof said === 'string') return escaped(said);
  if ('code' in said) return `<code>${escaped(said.code).replace(/\/(?=.)/g, '/<wbr>')}</code>`;
  if ('strong' in said) return `<strong>${escaped(said.strong)}</strong>`;
  return `<span lang="${escaped(said.language)}">${escaped(said.text)}</span>`;
};

const inline = (said: Text): string =>
  (Array.isArray(said) ? (said as readonly Piece[]) : [said as Piece]).map(piece).join('');

const filled = (cell: NonNullable<Cell>): string =>
  typeof cell === 'object' && 'lines' in cell
    ? cell.lines.map((line) => `<p>${inline(line)}</p>`).join('')
    : inline(cell as Text);

/** A table that a narrow screen may take apart, since every cell knows its column. */
const tableOf = ({ caption, titled, head, widths, rows }: Block & { kind: 'table' }): string => {
  const cells = (row: readonly Cell[]) =>
    row.map((cell, index) => {
      const label = ` data-label="${escaped(head[index] ?? '')}"`;
      if (cell === null) return `<td role="cell" class="empty"${label}></td>`;
      return index === 0
        ? `<th scope="row" role="rowheader"${label}>${filled(cell)}</th>`
        : `<td role="cell"${label}>${filled(cell)}</td>`;
    });
  return [
    `<table role="table"><caption${titled ? ' class="heard"' : ''}>${inline(caption)}</caption>`,
    `<colgroup>${widths.map((width) => `<col style="width:${width}%">`).join('')}</colgroup>`,
    `<thead role="rowgroup"><tr role="row">${head.map((name) => `<th scope="col" role="columnheader">${escaped(name)}</th>`).join('')}</tr></thead>`,
    '<tbody role="rowgroup">',
    ...rows.map((row) => `<tr role="row">${cells(row).join('')}</tr>`),
    '</tbody></table>',
  ].join('\n');
};

const block = (one: Block): string => {
  switch (one.kind) {
    case 'text':
      return `<p>${inline(one.text)}</p>`;
    case 'heading':
      return `<h4>${inline(one.text)}</h4>`;
    case 'list':
    case 'steps': {
      const tag = one.kind === 'list' ? 'ul' : 'ol';
      return `<${tag}>\n${one.items.map((item) => `<li>${inline(item)}</li>`).join('\n')}\n</${tag}>`;
    }
    case 'note':
      return `<p class="note${one.grave ? ' grave' : ''}">${inline(one.text)}</p>`;
    case 'terms':
      return `<dl>\n${one.rows
        .map(([term, cell]) => `<div><dt>${escaped(term)}</dt>${definition(cell)}</div>`)
        .join('\n')}\n</dl>`;
    case 'table':
      return tableOf(one);
    case 'shown':
      return `<div class="shown" lang="${escaped(one.language)}">\n${one.blocks.map(block).join('\n')}\n</div>`;
  }
};

const definition = (cell: Cell): string =>
  cell === null ? '<dd class="empty"></dd>' : `<dd>${filled(cell)}</dd>`;

const section = ({ id, title, blocks }: Section, number: number): string =>
  [
    `<section id="${escaped(id)}"><h3><span class="number">${number}</span> ${escaped(title)}</h3>`,
    ...blocks.map(block),
    '</section>',
  ].join('\n');

/** One self-contained page: nothing is loaded, nothing runs, and every value is escaped. */
export const toHtml = ({
  language,
  title,
  subject,
  subtitle,
  labels,
  opening,
  parts,
  closing,
}: Dossier): string => {
  let number = 0;
  const numbered = parts.map((part, index) => ({
    ...part,
    letter: String.fromCharCode(65 + index),
    sections: part.sections.map((each) => ({ each, number: ++number })),
  }));
  const name = ({ letter, title: named }: Pick<Part, 'title'> & { readonly letter: string }) =>
    `<span class="letter">${escaped(labels.part)} ${letter}</span> ${escaped(named)}`;
  return [
    '<!doctype html>',
    `<html lang="${escaped(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(title)} – ${escaped(subject)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<header><p class="kind">${escaped(title)}</p><h1>${escaped(subject)}</h1><p class="sub">${escaped(subtitle)}</p>`,
    ...opening.map(block),
    '</header>',
    `<nav aria-labelledby="contents"><h2 id="contents">${escaped(labels.contents)}</h2>`,
    ...numbered.flatMap((part) => [
      `<p>${name(part)}</p><ol start="${part.sections[0]?.number ?? 1}">`,
      ...part.sections.map(
        ({ each: { id, title: named } }) =>
          `<li><a href="#${escaped(id)}"><span>${escaped(named)}</span></a></li>`,
      ),
      '</ol>',
    ]),
    '</nav>',
    '<main>',
    ...numbered.flatMap((part) => [
      `<h2 class="part" id="${escaped(part.id)}">${name(part)}</h2>`,
      ...part.sections.map(({ each, number: place }) => section(each, place)),
    ]),
    '</main>',
    `<footer><p>${escaped(closing)}</p></footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
};
