import { card, languageOf, price } from '../card.ts';
import { type Html, html } from '../html.ts';
import { type Product, products } from '../products.ts';
import type { Words } from '../words/fr.ts';

/** Three others, always the same for one lamp. */
const others = (product: Product): readonly Product[] => {
  const at = products.indexOf(product);
  return [1, 2, 3].map((step) => products[(at + step * 2) % products.length] as Product);
};

export const product = (words: Words, shown: Product): Html => {
  const language = languageOf(words);
  const said = words.product;
  return html`
<article class="product">
  <img src="/images/${shown.id}.svg" alt="" width="480" height="480">
  <div>
    <p class="kind">${shown.kind[language]}</p>
    <h1>${shown.name}</h1>
    <p class="price">${price(words, shown.price)}</p>
    <p class="lead">${shown.text[language]}</p>
    <form data-add="${shown.id}">
      <fieldset class="colours">
        <legend>${said.colour}</legend>
        ${shown.colours.map(
          (colour, place) => html`
        <label class="colour"><input type="radio" name="colour" value="${colour}" ${place === 0 ? html`checked` : ''}><span class="dot ${colour}"></span>${said.colours[colour]}</label>`,
        )}
      </fieldset>
      <p class="acts">
        <button class="button">${said.add}</button>
        <button class="button quiet" type="button">${said.room}</button>
      </p>
      <p role="status"></p>
    </form>
    <p class="small">${said.delivery}</p>
    <h2 class="facts-title">${said.facts}</h2>
    <dl class="specs">${said.fact.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>
  </div>
</article>
<section aria-labelledby="also">
  <h2 id="also">${said.also}</h2>
  <ul class="grid three">${others(shown).map((other) => card(words, other))}</ul>
</section>`;
};
