import type { Pictured } from '../browser/picture-pages.ts';
import { style } from './html-style.ts';
import type { ListItem } from './list.ts';
import type { PageReport, Report } from './report.ts';
import { percent } from './say.ts';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const cells = (row: readonly string[], tag: 'td' | 'th', figures: readonly number[]): string =>
  `<tr>${row.map((cell, place) => `<${tag}${figures.includes(place) ? ' class="figure"' : ''}${tag === 'th' ? ' scope="col"' : ''}>${cell}</${tag}>`).join('')}</tr>`;

/** Cells are HTML already. */
const table = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  figures: readonly number[] = [],
): string =>
  `<div class="scroll" tabindex="0"><table><thead>${cells(head, 'th', figures)}</thead><tbody>${rows.map((row) => cells(row, 'td', figures)).join('')}</tbody></table></div>`;

const code = (text: string): string => `<code>${escaped(text)}</code>`;

const figure = (picture: Uint8Array, { width, height }: Pictured, alt: string, caption: string): string =>
  `<figure><img src="data:image/png;base64,${Buffer.from(picture).toString('base64')}" width="${width}" height="${height}" alt="${escaped(alt)}"><figcaption>${escaped(caption)}</figcaption></figure>`;

const LEGEND = `<ul class="legend">${(
  [
    ['masked', 'masked: dots, could be allowed'],
    ['allowed', 'allowed: readable'],
    ['blocked', 'blocked: an empty box'],
    ['never', 'never: fields and sensitive text'],
  ] as const
)
  .map(([name, said]) => `<li><i class="${name}"></i>${said}</li>`)
  .join('')}</ul>`;

const picturesOf = (pictured: Pictured): string => {
  const { page, shown, painted, replayed } = pictured;
  return `<h3>${escaped(page)}</h3><div class="pictures">${[
    figure(
      shown,
      pictured,
      `${page} as it is shown`,
      'Before: the page. What differs between visitors, fields and images are covered here.',
    ),
    figure(
      painted,
      pictured,
      `${page}, painted by what is masked and allowed`,
      'As it was configured before this list.',
    ),
    figure(
      replayed,
      pictured,
      `${page} as it is replayed`,
      'After: as it is replayed with this list. What differs between visitors is covered here too.',
    ),
  ].join('')}</div>`;
};

const countsOf = ({ page, texts, fields, boxes, readable }: PageReport): readonly string[] => [
  escaped(page),
  ...[texts.masked, texts.allowed, texts.blocked + boxes, texts.never + fields].map(String),
  percent(readable),
];

/**
 * The list of what may be read, with its reasons, as a page that needs nothing else: for the dossier. Pictures show
 * only what is the same for all visitors, and no field. GDPR art. 5(2); CNIL draft §43.
 */
export const htmlOf = (report: Report, list: readonly ListItem[], pictures: readonly Pictured[]): string => {
  const { taken, visitors, withState, pages, browser } = report;
  const states = withState ? `, ${withState} of them with a kept state` : ', all of them new';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"><title>What recordings may show, ${taken.slice(0, 10)}</title><style>${style}</style></head><body>
<h1>What recordings may show</h1>
<p class="muted">Taken on ${escaped(taken)} with ${escaped(browser)}: ${visitors} visitors${states}, ${pages.length} ${pages.length === 1 ? 'page' : 'pages'}.</p>
<p>Everything is masked on the visitor’s terminal but the texts below. What is typed or picked, text that can be edited, attributes, images, and addresses, telephone, card and account numbers stay masked inside them, whatever is allowed.</p>
<h2>The list</h2>
${
  list.length
    ? table(
        ['Selector', 'Reason', 'Seen now', 'Share of the text'],
        list.map(({ selector, why, seen, share }) => [
          code(selector),
          escaped(why),
          escaped(seen),
          percent(share),
        ]),
        [3],
      )
    : '<p>Nothing may be shown: all text is masked.</p>'
}
<h2>The pages</h2>
${LEGEND}
${pictures.map(picturesOf).join('\n')}
<h2>As it was configured before this list</h2>
${table(['Page', 'Masked', 'Allowed', 'Blocked', 'Never', 'Readable'], pages.map(countsOf), [1, 2, 3, 4, 5])}
<h2>Every unmasked text</h2>
<p>A text that differs between visitors is not written here: it may be somebody’s.</p>
${table(
  ['Text', 'Selector', 'Reason'],
  list.flatMap(({ selector, why, texts }) =>
    texts.map((text) => [escaped(text), code(selector), escaped(why)]),
  ),
)}
</body></html>
`;
};
