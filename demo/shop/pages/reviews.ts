import { type Html, html } from '../html.ts';
import type { Words } from '../words/fr.ts';

/** A document of its own, shown in a frame of the home page. */
export const reviews = ({ language, reviews: said }: Words): Html => html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${said.title}</title>
<link rel="stylesheet" href="/style/base.css">
<link rel="stylesheet" href="/style/reviews.css">
<script src="/script/reviews.js" type="module"></script>
</head>
<body>
<main>
<h1 class="aside">${said.title}</h1>
<p class="sort"><label for="sort">${said.sort}</label> <select id="sort"><option value="newest">${said.newest}</option><option value="best">${said.best}</option></select></p>
<ul>${said.list.map(
  ({ who, stars, text }, place) => html`
  <li data-stars="${stars}" data-place="${place}">
    <p class="stars"><span aria-hidden="true">${'★'.repeat(stars)}${'☆'.repeat(5 - stars)}</span><span class="aside">${stars} ${said.of}</span></p>
    <blockquote>${text}</blockquote>
    <p class="who">${who}</p>
  </li>`,
)}
</ul>
</main>
</body>
</html>
`;
