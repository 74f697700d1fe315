import type { Asset } from '../browser/site.ts';

const card = (
  at: number,
) => `<article class="card c${at % 7}"><h3>Lampe ${at}</h3><img alt="Lampe ${at}" width="40" height="40">
<p>Tournée et polie à la main, numéro ${at}, livrée sous trois jours.</p><p><span class="price">${20 + (at % 80)} €</span>
<em>en stock</em></p><button type="button">Ajouter</button></article>`;

const fields = Array.from({ length: 10 }, (_, at) => `<label>Champ ${at} <input name="f${at}"></label>`).join(
  '',
);

/** A shop of some 1,400 elements. */
export const shop: Asset = {
  type: 'text/html',
  body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Boutique</title>
<style>body{font:1rem/1.4 sans-serif;margin:1rem}main{display:grid;grid-template-columns:repeat(6,12rem);gap:.5rem}
.card{border:1px solid #ccc;padding:.5rem;contain:strict;height:12rem}.on{background:#ffe}.c3{border-color:#666}
#added{contain:strict;height:20rem;overflow:auto}</style></head><body>
<nav><a href="/">Accueil</a> <a href="/panier">Panier</a></nav><h1>Boutique</h1><form>${fields}</form>
<main>${Array.from({ length: 168 }, (_, at) => card(at)).join('')}</main><section id="added"></section></body></html>`,
};
