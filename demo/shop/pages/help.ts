import { type Html, html } from '../html.ts';
import type { Words } from '../words/fr.ts';

export const help = ({ help: said }: Words): Html => html`
<h1>${said.title}</h1>
<section class="questions">${said.questions.map(
  ([question, answer]) => html`
  <details><summary>${question}</summary><p>${answer}</p></details>`,
)}
</section>
<section id="pannes" aria-labelledby="faults" data-failed="${said.failed}">
  <h2 id="faults">${said.faults}</h2>
  <p class="lead">${said.faultsLead}</p>
  <ul class="faults">
    <li><button class="button quiet" type="button" data-fault="throws">${said.throws}</button><p class="small">${said.throwsWhy}</p></li>
    <li><button class="button quiet" type="button" data-fault="fails">${said.fails}</button><p class="small">${said.failsWhy}</p></li>
    <li><button class="button quiet" type="button">${said.dead}</button><p class="small">${said.deadWhy}</p></li>
  </ul>
  <p role="status"></p>
</section>`;
