export { compose } from './compose.ts';
export { dossiersOf } from './dossiers.ts';
export type { Facts } from './facts.ts';
export { factsOf, type Given } from './facts-of.ts';
export { toHtml } from './html.ts';
export { TEXTS } from './texts.ts';
export { createVoice, type Voice } from './voice.ts';
