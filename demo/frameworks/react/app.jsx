import { useEffect, useState } from 'react';
import { startConsent } from '../start-consent.js';
import { Held } from './held.jsx';
import { useConsent } from './use-consent.js';

const AUDIENCE = '<script type="text/plain" data-temoin-purpose="audience" src="/audience.js"></script>';

export const App = ({ path: first }) => {
  const [path, setPath] = useState(first);
  const [count, setCount] = useState(0);
  const map = useConsent('map');
  useEffect(startConsent, []);
  useEffect(() => {
    const moved = () => setPath(location.pathname);
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  const go = (event) => {
    event.preventDefault();
    history.pushState(null, '', event.currentTarget.href);
    setPath(location.pathname);
  };
  return (
    <>
      <nav>
        <a href="/react" onClick={go}>
          Accueil
        </a>{' '}
        <a href="/react/panier" onClick={go}>
          Panier
        </a>
      </nav>
      <main key={path}>
        <h1>{path.endsWith('/panier') ? 'Panier' : 'Accueil'}</h1>
        <button type="button" onClick={() => setCount(count + 1)}>
          Ajouter ({count})
        </button>
        {map ? <iframe title="Plan" src="/map" /> : <p>Le plan attend votre accord.</p>}
        <Held html={AUDIENCE} />
      </main>
      <footer>
        <button type="button" data-temoin-open>
          Vos choix
        </button>
      </footer>
    </>
  );
};
