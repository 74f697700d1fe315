import type { Asset } from '../browser/site.ts';
import type { Contestant } from './contestant.ts';

const WORDS =
  'Chaque lampe est tournée puis polie à la main dans notre atelier, et part chez vous sous trois jours dans un carton sans plastique. ';
const sections = Array.from(
  { length: 12 },
  (_, at) => `<section><h2>Rayon ${at + 1}</h2><p>${WORDS.repeat(4)}</p><p>${WORDS.repeat(3)}</p></section>`,
).join('\n');

const SHEET = `body{margin:0 auto;max-width:60rem;padding:1rem;font:1rem/1.5 sans-serif;color:#222;background:#fff}
section{border-top:1px solid #ccc;padding:1rem 0}h1{font-size:2rem}h2{font-size:1.25rem}p{margin:.5rem 0}`;

/** The same page for everybody: twelve sections of text and a style sheet of its own. */
export const pageOf = ({ head }: Contestant): Asset => ({
  type: 'text/html',
  body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Boutique</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/site.css">
${head}</head><body><h1>Boutique</h1>${sections}</body></html>`,
});

export const siteSheet: Asset = { type: 'text/css', body: SHEET };
