import { links } from '../with/links.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { account } from './pages/account.ts';
import { basket } from './pages/basket.ts';
import { help } from './pages/help.ts';
import { home } from './pages/home.ts';
import { missing } from './pages/missing.ts';
import { order } from './pages/order.ts';
import { privacy } from './pages/privacy.ts';
import { product } from './pages/product.ts';
import { reviews } from './pages/reviews.ts';
import { search } from './pages/search.ts';
import { products } from './products.ts';
import { en } from './words/en.ts';
import { fr, type Words } from './words/fr.ts';

export const languages: readonly Words[] = [fr, en];

const inOneLanguage = (
  words: Words,
  other: Words,
  contact: string,
): readonly (readonly [string, string])[] => {
  type Key = keyof Words['paths'];
  const page = (key: Key, title: string, main: Html, kind?: string, id = ''): readonly [string, string] => [
    words.paths[key] + id,
    layout(words, { title, main, other: other.paths[key] + id, ...(kind !== undefined && { kind }) }).markup,
  ];
  return [
    page('home', words.tagline, home(words, links(words.language))),
    page('search', words.search.title, search(words), 'search'),
    page('basket', words.basket.title, basket(words), 'basket'),
    page('order', words.order.title, order(words), 'order'),
    page('account', words.account.title, account(words)),
    page('help', words.help.title, help(words), 'help'),
    page('privacy', words.privacy.title, privacy(words, contact)),
    [words.paths.reviews, reviews(words).markup],
    ...products.map((each) => page('product', each.name, product(words, each), 'product', each.id)),
  ];
};

/** Every page of the shop by its path, in both languages. */
export const shop = (contact: string): ReadonlyMap<string, string> =>
  new Map([...inOneLanguage(fr, en, contact), ...inOneLanguage(en, fr, contact)]);

/** The page for a path that leads nowhere. */
export const lost = (path: string): string => {
  const [words, other] = path.startsWith('/en/') ? [en, fr] : [fr, en];
  return layout(words, {
    title: words.missing.title,
    other: other.paths.home,
    main: html`<div class="missing">${missing(words)}</div>`,
  }).markup;
};
