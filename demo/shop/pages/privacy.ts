import { type Html, html } from '../html.ts';
import type { Words } from '../words/fr.ts';

export const privacy = ({ privacy: said }: Words, contact: string): Html => html`
<h1>${said.title}</h1>
<p class="lead">${said.lead}</p>
${said.parts.map(([title, text]) => html`<section><h2>${title}</h2><p class="prose">${text}</p></section>`)}
<p><button class="button" type="button" data-temoin-open>${said.open}</button></p>
<p class="small">${said.who}${contact}</p>`;
