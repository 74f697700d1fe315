import { render as renderApp } from 'svelte/server';
import App from './App.svelte';

export const render = async (path) => {
  const { head, body } = await renderApp(App, { props: { path } });
  return `<!doctype html>
<html lang="fr">
  <head><meta charset="utf-8"><title>Boutique</title>${head}<script type="module" src="/svelte/client.js"></script></head>
  <body>${body}</body>
</html>`;
};
