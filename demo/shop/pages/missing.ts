import { type Html, html } from '../html.ts';
import type { Words } from '../words/fr.ts';

export const missing = ({ missing: said, paths }: Words): Html => html`
<h1>${said.title}</h1>
<p class="lead">${said.text}</p>
<p><a class="button" href="${paths.home}">${said.back}</a></p>`;
