import { useState } from 'react';

/** The whole page drawn by React, as Next.js and React Router do: the drop-in is one line of its head. */
export const Document = () => {
  const [count, setCount] = useState(0);
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <title>Boutique</title>
        <script src="/temoin/temoin.fr.js" defer />
        <script src="/react/document.js" type="module" />
      </head>
      <body>
        <h1>Accueil</h1>
        <button type="button" onClick={() => setCount(count + 1)}>
          Ajouter ({count})
        </button>
      </body>
    </html>
  );
};
