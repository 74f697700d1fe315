import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import App from './App.vue';

export const render = async (path) => `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8"><title>Boutique</title>
    <script src="/temoin/temoin.fr.js" defer></script>
  </head>
  <body>
    <div id="app">${await renderToString(createSSRApp(App, { path }))}</div>
    <script type="module" src="/vue/client.js"></script>
  </body>
</html>`;
