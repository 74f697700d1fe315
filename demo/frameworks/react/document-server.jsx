import { renderToString } from 'react-dom/server';
import { Document } from './document.jsx';

export const render = async () => `<!doctype html>${renderToString(<Document />)}`;
