import { type Html, html } from './html.ts';
import type { Product } from './products.ts';
import type { Words } from './words/fr.ts';

export const languageOf = (words: Words): 'fr' | 'en' => (words.language === 'en' ? 'en' : 'fr');

export const price = (words: Words, euros: number): string =>
  new Intl.NumberFormat(words.locale, {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
  }).format(euros);

/** One lamp of a list. */
export const card = (words: Words, { id, name, price: euros, kind }: Product, level: 2 | 3 = 3): Html => {
  const heading = html`<a href="${words.paths.product}${id}">${name}</a>`;
  return html`
  <li class="lamp">
    <img src="/images/${id}.svg" alt="" width="480" height="480" loading="lazy">
    ${level === 2 ? html`<h2>${heading}</h2>` : html`<h3>${heading}</h3>`}
    <p class="kind">${kind[languageOf(words)]}</p>
    <p class="price">${price(words, euros)}</p>
  </li>`;
};
