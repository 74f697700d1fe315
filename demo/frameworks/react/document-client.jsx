import { hydrateRoot } from 'react-dom/client';
import { Document } from './document.jsx';

export const root = hydrateRoot(document, <Document />);
