import type { Notice } from '../../src/notice/notice.ts';
import { type Html, html, json } from '../shop/html.ts';
import { buttonsOf } from './buttons.ts';
import { en } from './words/en.ts';
import { type CounterWords, fr } from './words/fr.ts';

const step = (
  { done, newTab, shop }: CounterWords,
  { title, text, link }: CounterWords['steps'][number],
): Html => html`
    <li class="step">
      <h3>${title} <span class="done" hidden><span aria-hidden="true">✓</span><span class="aside">${done}</span></span></h3>
      <p>${text}</p>${
        link
          ? html`
      <p><a href="${shop}" target="_blank" rel="noopener">${link}<span aria-hidden="true"> ↗</span><span class="aside"> ${newTab}</span></a></p>`
          : ''
      }
    </li>`;

const head = (heads: readonly string[]): Html =>
  html`<thead><tr>${heads.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>`;

const page = (words: CounterWords): Html => html`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${words.title} · Témoin</title>
<link rel="icon" href="/images/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style/counter.css">
<link rel="stylesheet" href="/style/ledger.css">
<link rel="stylesheet" href="/style/notice.css">
<script src="/temoin/temoin.${words.language}.js" defer></script>
<script src="/script/counter/counter.js" type="module"></script>
</head>
<body>
<header>
  <h1>${words.title}</h1>
  <p class="live" role="status" data-live><span class="dot" aria-hidden="true"></span> <span data-live-text>${words.live}</span></p>
  <nav><a href="${words.other.path}" hreflang="${words.other.language}" lang="${words.other.language}">${words.other.label}</a></nav>
  <p class="lead">${words.lead}</p>
</header>
<main>
<section aria-labelledby="guide">
  <h2 id="guide">${words.guide}</h2>
  <ol class="steps">${words.steps.map((each) => step(words, each))}
  </ol>
</section>
<section aria-labelledby="proofs" data-proofs>
  <h2 id="proofs">${words.proofs.title}</h2>
  <p class="lead">${words.proofs.lead}</p>
  <p class="seal"></p>
  <table>${head(words.proofs.heads)}<tbody></tbody></table>
  <p class="more"><button type="button" aria-expanded="false" hidden></button> <span></span></p>
</section>
<section aria-labelledby="recordings" data-recordings>
  <h2 id="recordings">${words.recordings.title}</h2>
  <p class="lead">${words.recordings.lead}</p>
  <ul class="gone" role="status"></ul>
  <p class="none">${words.recordings.none}</p>
  <div class="scroll" tabindex="0" role="region" aria-labelledby="recordings" hidden><table>${head(words.recordings.heads)}<tbody></tbody></table></div>
</section>
<section aria-labelledby="player" data-player hidden>
  <h2 id="player" tabindex="-1">${words.player.title}</h2>
  <button type="button" data-close>${words.player.close}</button>
  <p class="lead">${words.player.lead}</p>
  <p class="note" role="status"></p>
  <div class="stage"></div>
</section>
</main>
<dialog aria-labelledby="notice" data-notice>
  <h2 id="notice">${words.notice.title}</h2>
  <div class="text"></div>
  <form method="dialog"><button>${words.notice.close}</button></form>
</dialog>
<script type="application/json" id="words">${json(words)}</script>
</body>
</html>
`;

const LANGUAGES = { fr, en };

/**
 * The page behind the counter by its path, in every language in which there is a notice and that it speaks. Témoin is
 * not on it: it records nobody.
 */
export const counter = (notices: readonly Notice[]): ReadonlyMap<string, string> =>
  new Map(
    notices.flatMap((notice) => {
      const inLanguage = LANGUAGES[notice.language as keyof typeof LANGUAGES];
      if (!inLanguage) return [];
      const words = inLanguage(buttonsOf(notice));
      return [[words.path, page(words).markup] as const];
    }),
  );
