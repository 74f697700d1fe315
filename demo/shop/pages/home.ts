import { card } from '../card.ts';
import { type Html, html } from '../html.ts';
import { products } from '../products.ts';
import type { Words } from '../words/fr.ts';

export const home = (words: Words, beside: Html): Html => html`
<section class="hero">
  <div>
    <h1>${words.home.title}</h1>
    <p class="lead">${words.home.lead}</p>
    <p><a class="button" href="#lampes">${words.home.see}</a></p>
  </div>
  <img src="/images/hero.svg" alt="" width="720" height="540">
</section>
<section id="lampes" aria-labelledby="lamps">
  <h2 id="lamps">${words.home.lamps}</h2>
  <ul class="grid">${products.map((product) => card(words, product))}</ul>
</section>
<section class="facts" aria-labelledby="facts">
  <h2 id="facts">${words.home.facts}</h2>
  <ul>${words.home.fact.map(({ title, text }) => html`<li><h3>${title}</h3><p>${text}</p></li>`)}</ul>
</section>
<section aria-labelledby="reviews">
  <h2 id="reviews">${words.home.reviews}</h2>
  <iframe class="reviews" src="${words.paths.reviews}" title="${words.home.reviewsFrame}" loading="lazy"></iframe>
</section>
${beside}`;
