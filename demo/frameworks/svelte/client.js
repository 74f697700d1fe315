import { hydrate } from 'svelte';
import App from './App.svelte';

export const app = hydrate(App, { target: document.body, props: { path: location.pathname } });
