import type { Configuration } from '../../src/config/configuration.ts';
import { html, json } from '../shop/html.ts';

/** One page with the banner in it; its address says how it looks, and its script draws it. */
export const specimen = ({ controller, recipients, storage, purposes }: Configuration): string =>
  html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vue · Témoin</title>
<link rel="icon" href="/images/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style/base.css">
<link rel="stylesheet" href="/style/specimen.css">
<script src="/script/gallery/specimen.js" type="module"></script>
</head>
<body>
<main>
<h1>Lumen</h1>
<div data-temoin-place></div>
<p>Neuf lampes dessinées à Lyon, faites pour durer et pour être réparées. Aucune n’éblouit.</p>
<img src="/images/hero.svg" alt="" width="720" height="480">
<p>Chaque pièce se démonte avec un tournevis et se commande à l’unité. Une lumière chaude, sans scintillement, variable au doigt.</p>
<p><a href="/galerie">La galerie</a></p>
</main>
<script type="application/json" id="asked">${json({ controller, recipients, storage, purposes })}</script>
</body>
</html>
`.markup;
