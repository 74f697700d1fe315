import { card, languageOf } from '../card.ts';
import { type Html, html, json } from '../html.ts';
import { products } from '../products.ts';
import type { Words } from '../words/fr.ts';

/** All lamps are in the page; its script hides those that do not answer to the words looked for. */
export const search = (words: Words): Html => {
  const language = languageOf(words);
  const texts = products.map(({ id, name, kind, text, colours }) => ({
    id,
    text: [name, kind[language], text[language], ...colours.map((each) => words.product.colours[each])].join(
      ' ',
    ),
  }));
  return html`
<h1>${words.search.title}</h1>
<form class="find wide" role="search" aria-label="${words.search.title}" data-search>
  <label class="sought" for="words-sought">${words.search.label}</label>
  <input id="words-sought" type="search" name="q" autocomplete="off">
  <button class="button">${words.search.go}</button>
</form>
<p class="small">${words.search.hint}</p>
<p role="status" class="found"></p>
<ul class="grid" data-found>${products.map((product) => card(words, product, 2))}</ul>
<script type="application/json" data-texts>${json(texts)}</script>`;
};
