import type { Along } from './along.ts';
import { embeds } from './embeds/embeds.ts';

/** The entry of `embeds.js`: the sentence is in the second layer's texts, which lie beside this file. */
export const start: Along['start'] = (parts) =>
  embeds(parts, async () => (await import(/* @vite-ignore */ `./second.${parts.notice.language}.js`)).embed);
