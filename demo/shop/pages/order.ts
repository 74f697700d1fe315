import { type Html, html } from '../html.ts';
import type { Words } from '../words/fr.ts';

const field = (name: string, label: string, autocomplete: string, attributes: Html): Html => html`
    <p class="field ${name}"><label class="label" for="${name}">${label}</label><input id="${name}" name="${name}" autocomplete="${autocomplete}" ${attributes} required></p>`;

export const order = ({ order: said }: Words): Html => html`
<h1>${said.title}</h1>
<p class="lead">${said.lead}</p>
<form class="order" data-order>
  <fieldset>
    <legend>${said.who}</legend>${field('name', said.name, 'name', html`type="text"`)}${field('email', said.email, 'email', html`type="email"`)}${field('phone', said.phone, 'tel', html`type="tel"`)}${field('street', said.street, 'street-address', html`type="text"`)}
  </fieldset>
  <fieldset>
    <legend>${said.pay}</legend>${field('card', said.card, 'cc-number', html`inputmode="numeric"`)}${field('expiry', said.expiry, 'cc-exp', html`placeholder="MM/AA"`)}${field('code', said.code, 'cc-csc', html`inputmode="numeric"`)}
  </fieldset>
  <p class="field"><label class="label" for="comment">${said.comment}</label><textarea id="comment" name="comment" rows="3"></textarea></p>
  <p><button class="button">${said.go}</button></p>
</form>
<p class="thanks" role="status" data-thanks="${said.thanks}"></p>`;
