import { type Html, html, json } from '../shop/html.ts';
import { layout } from '../shop/layout.ts';
import type { Words } from '../shop/words/fr.ts';
import type { Asked } from './asked.ts';
import { platformLinks, wordsOf } from './links.ts';
import { FIT, type Platform } from './platform.ts';
import type { WithWords } from './words/fr.ts';

/** One page beside one platform. */
export interface BesidePage {
  readonly platform: Platform;
  /** In the shop's words' language. */
  readonly shop: Words;
  readonly other: WithWords;
  readonly second: boolean;
  /** What is asked, and the page's configuration; absent where the platform is not installed. */
  readonly asked?: Asked;
  readonly configuration?: object;
}

/** Where a platform's files and the drop-in's are served. */
export const filesAt = ({ id }: Platform): string => `/with/${id}`;
export const DROP_IN = '/with/temoin';

const filled = (text: string, { name, cookie, package: pack, without }: Platform): string =>
  text
    .replaceAll('{name}', name)
    .replace('{cookie}', cookie)
    .replace('{package}', pack)
    .replace('{without}', without.join(', '));

/** The platform first or last, as its recipe has it: its own files, the questions, and Témoin with `ask` inside the page. */
const asks = ({ platform, shop, configuration }: BesidePage, asked: Asked, words: WithWords): Html => html`
<link rel="stylesheet" href="/with/beside.css">${[...platform.styles, FIT].map(
  (each) => html`
<link rel="stylesheet" href="${filesAt(platform)}/${each}">`,
)}
<script type="application/json" id="asked">${json(asked)}</script>
<script type="application/json" id="beside">${json(words)}</script>${platform.scripts(shop.language).map(
  (each) => html`
<script src="${filesAt(platform)}/${each}" defer></script>`,
)}
<script type="application/json" data-temoin-config>${json(configuration)}</script>
<script src="${DROP_IN}/temoin.${shop.language}.js" defer></script>
<script src="/with/beside.js" defer></script>`;

const table = (words: WithWords, platform: Platform, { purposes }: Asked): Html => html`
<section aria-labelledby="both">
  <h2 id="both">${words.both}</h2>
  <table class="both">
    <thead><tr>${words.heads.map((each) => html`<th scope="col">${filled(each, platform)}</th>`)}</tr></thead>
    <tbody>${purposes.map(
      ({ id, key, title }) => html`
      <tr data-key="${key}" data-purpose="${id}"><th scope="row">${title}</th><td><output></output></td><td><output></output></td></tr>`,
    )}</tbody>
  </table>
  <p data-recording role="status"></p>
</section>`;

const body = ({ platform, shop, second, asked }: BesidePage, words: WithWords): Html => {
  const say = (text: string) => filled(text, platform);
  const first = words.path + platform.id;
  if (!asked)
    return html`
<h1>${say(words.absent)}</h1>
<p class="lead">${say(words.absentLead)}</p>`;
  return html`
<h1>${second ? words.again : say(words.title)}</h1>
<p class="lead">${second ? words.againLead : say(words.lead)}</p>
<p><a class="button" href="${second ? first : first + words.next}">${second ? words.back : words.forward}</a></p>${table(words, platform, asked)}${
    !second &&
    html`
<section aria-labelledby="tries">
  <h2 id="tries">${words.tries}</h2>
  <ol class="tries">${words.steps.map(([title = '', text = '']) => html`<li><h3>${say(title)}</h3><p>${say(text)}</p></li>`)}</ol>
  <p><a href="${shop.paths.counter}" target="_blank" rel="noopener">${shop.ribbon.counter}<span aria-hidden="true"> ↗</span><span class="aside"> ${shop.newTab}</span></a></p>
</section>
<section aria-labelledby="how">
  <h2 id="how">${words.how}</h2>
  <p class="prose">${say(words.made)}</p>
  <p class="prose">${say(platform.without.length ? words.loose : words.strict)}</p>
</section>`
  }`;
};

/** A page of the shop on which a platform asks; where its package is absent it says so, and the shop's banner asks. */
export const besidePage = (page: BesidePage): string => {
  const words = wordsOf(page.shop.language);
  const { platform, other, second, asked } = page;
  const { name, id } = platform;
  return layout(page.shop, {
    title:
      asked && second ? `${words.again} · ${name}` : filled(asked ? words.title : words.absent, platform),
    other: other.path + id + (second ? other.next : ''),
    ...(asked && { asks: asks(page, asked, words) }),
    main: html`${body(page, words)}
<section aria-labelledby="others">
  <h2 id="others">${words.others}</h2>${platformLinks(words, id)}
</section>`,
  }).markup;
};
