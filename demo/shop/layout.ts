import { type Html, html, json } from './html.ts';
import type { Words } from './words/fr.ts';

export interface Page {
  readonly title: string;
  /** Which of site/script wakes up on it; none where absent. */
  readonly kind?: string;
  /** The same page in the other language. */
  readonly other: string;
  readonly main: Html;
  /** What stands in the head in place of the banner's script. */
  readonly asks?: Html;
}

const mark = html`<svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="M4 13a8 8 0 0 1 16 0z"/><path d="M12 13v7M8 20h8" fill="none" stroke="currentColor" stroke-width="2"/></svg>`;

const ribbon = ({ ribbon: { label, text, counter }, paths, newTab }: Words): Html => html`
<aside class="ribbon" aria-label="${label}">${text} <a href="${paths.counter}" target="_blank" rel="noopener">${counter}<span aria-hidden="true"> ↗</span><span class="aside"> ${newTab}</span></a></aside>`;

const top = (words: Words, other: string): Html => html`
<header class="top">
  <a class="logo" href="${words.paths.home}">${mark}<span>${words.name}</span></a>
  <nav class="departments" aria-label="${words.nav.label}">
    <a href="${words.paths.home}#lampes">${words.nav.lamps}</a>
    <a href="${words.paths.help}">${words.nav.help}</a>
    <a href="${words.paths.account}">${words.nav.account}</a>
  </nav>
  <form class="find" role="search" action="${words.paths.search}">
    <label class="aside" for="find">${words.search.label}</label>
    <input id="find" type="search" name="q" placeholder="${words.search.placeholder}" autocomplete="off">
  </form>
  <nav class="tools" aria-label="${words.tools}">
    <a href="${words.paths.basket}">${words.nav.basket} <span class="count" data-count hidden></span></a>
    <a href="${other}" hreflang="${words.other.language}" lang="${words.other.language}" data-plain>${words.other.label}</a>
  </nav>
</header>`;

const bottom = ({ footer, paths }: Words): Html => html`
<footer class="bottom">
  <p>${footer.about}</p>
  <nav aria-label="${footer.links}">
    <a href="${paths.privacy}">${footer.privacy}</a>
    <a href="${paths.help}#pannes">${footer.faults}</a>
    <a href="${paths.counter}" target="_blank" rel="noopener">${footer.counter}</a>
    <a href="${paths.gallery}" target="_blank" rel="noopener" hreflang="fr">${footer.gallery}</a>
    <button type="button" class="link" data-temoin-open>${footer.choices}</button>
  </nav>
</footer>`;

/**
 * What Témoin is to a site: one script for the banner, and two that wait until their purpose is granted. The
 * counter of visits and the number for the server's journal never run before.
 */
const witness = ({ language }: Words, asks: Html | undefined): Html => html`
${asks ?? html`<script src="/temoin/temoin.${language}.js" defer></script>`}
<script type="text/plain" data-temoin-purpose="audience" src="/script/audience.js"></script>
<script type="text/plain" data-temoin-purpose="replay.errors" src="/script/visit-number.js"></script>`;

/** A whole page of the shop. */
export const layout = (words: Words, { title, kind, other, main, asks }: Page): Html => html`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${words.name}</title>
<link rel="icon" href="/images/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style/base.css">
<link rel="stylesheet" href="/style/frame.css">
<link rel="stylesheet" href="/style/shop.css">
<link rel="stylesheet" href="/style/product.css">
<link rel="stylesheet" href="/style/form.css">
<script src="/script/shop.js" type="module"></script>${witness(words, asks)}
</head>
<body>
<a class="skip" href="#contenu">${words.skip}</a>${ribbon(words)}${top(words, other)}
<main id="contenu" ${kind ? html`data-page="${kind}"` : ''}>${main}
</main>${bottom(words)}
<script type="application/json" id="words">${json({ locale: words.locale, paths: words.paths, basket: words.basket, search: words.search, colours: words.product.colours, added: words.product.added, failed: words.help.failed })}</script>
</body>
</html>
`;
