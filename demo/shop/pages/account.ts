import { type Html, html } from '../html.ts';
import type { Words } from '../words/fr.ts';

/** Below `exclude` in temoin.json: nothing is captured here. */
export const account = ({ account: said }: Words): Html => html`
<h1>${said.title}</h1>
<p class="lead">${said.lead}</p>
<section aria-labelledby="who">
  <h2 id="who">${said.who}</h2>
  <address>${said.person.map((line) => html`${line}<br>`)}</address>
</section>
<section aria-labelledby="orders">
  <h2 id="orders">${said.orders}</h2>
  <table>
    <thead><tr>${said.heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${said.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table>
</section>`;
