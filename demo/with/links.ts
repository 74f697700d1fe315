import { type Html, html } from '../shop/html.ts';
import { platforms } from './platforms.ts';
import { en } from './words/en.ts';
import { fr, type WithWords } from './words/fr.ts';

/** One language's words for these pages, as the shop names it. */
export const wordsOf = (language: string): WithWords => (language === 'en' ? en : fr);

/** The links to the pages beside each platform, but for the one that is open. */
export const platformLinks = ({ path }: WithWords, open?: string): Html => html`
  <ul class="platforms">${platforms
    .filter(({ id }) => id !== open)
    .map(({ id, name }) => html`<li><a class="button quiet" href="${path}${id}">${name}</a></li>`)}</ul>`;

/** What the home page says of them. */
export const links = (language: string): Html => {
  const words = wordsOf(language);
  return html`<section aria-labelledby="with">
  <h2 id="with">${words.home}</h2>
  <p class="lead">${words.homeLead}</p>${platformLinks(words)}
</section>`;
};
