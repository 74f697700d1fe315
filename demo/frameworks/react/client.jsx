import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { App } from './app.jsx';

export const root = hydrateRoot(
  document.getElementById('root'),
  <StrictMode>
    <App path={location.pathname} />
  </StrictMode>,
);
