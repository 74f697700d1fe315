import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { App } from './app.jsx';

const root = (path) =>
  renderToString(
    <StrictMode>
      <App path={path} />
    </StrictMode>,
  );

export const render = async (path) => `<!doctype html>
<html lang="fr">
  <head><meta charset="utf-8"><title>Boutique</title></head>
  <body>
    <div id="root">${root(path)}</div>
    <script type="module" src="/react/client.js"></script>
  </body>
</html>`;
