import type { Block, Control, Notice, SecondNotice } from '../../../notice/notice.ts';
import type { Forms } from '../../../notice/texts.ts';
import { type Html, html } from '../markup.ts';
import { list } from '../table.ts';
import type { Voice } from '../voice.ts';

const controlsOf = (controls: readonly Control[], { say }: Voice): Html =>
  html`<p class="hint">${say('notice.controls')}</p>
<ul class="controls">${controls.map(({ label }) => html`<li>${label}</li>`)}</ul>\n`;

const blockOf = ({ id, title, description }: Block, more?: Html): Html =>
  html`<div class="block"><h5>${title}</h5>\n<p>${description}</p>${more}<p class="hint"><code>${id}</code></p></div>\n`;

const forms = (texts: Forms): Html[] => Object.values(texts).map((text) => html`${text}<br>`);

const first = ({ first: it, control }: Notice, voice: Voice): Html => {
  const { say } = voice;
  const { open, recording, withdraw, stopped, erased, expired, residual, pending } = control;
  return html`<h4>${it.title}</h4>
<p>${it.lead}</p>
${it.purposes.map((block) => blockOf(block))}
${controlsOf(it.controls, voice)}
<p>${it.consequence}</p>\n<p>${it.withdrawal}</p>\n<p>${it.keep}</p>\n<p>${it.controller}</p>\n<p>${it.recipients}</p>
${list([[say('notice.details'), it.details]])}
<p class="hint">${say('notice.permanent')}. ${say('persistent.filled', { n: '{n}', names: '{names}' })}</p>
${list(
  Object.entries({ open, recording, withdraw, stopped, erased, expired, residual, pending }).map(
    ([key, text]) => [say(`persistent.${key}`), typeof text === 'string' ? text : forms(text)],
  ),
)}`;
};

const second = ({ second: it }: SecondNotice, voice: Voice): Html => {
  const { say } = voice;
  return html`<h4>${it.title}</h4>
${it.purposes.map((block) =>
  blockOf(
    block,
    html`<p class="hint">${it.details}</p>\n${list(block.details.map(({ term, text }) => [term, text]))}`,
  ),
)}
${it.links.length > 0 && list([[say('notice.links'), it.links.map(({ label, href }) => html`${label}<br><code>${href}</code><br>`)]])}
${controlsOf(it.controls, voice)}
${list([[say('notice.close'), it.close]])}`;
};

/** All words of a notice in the order in which they were shown. EDPB 05/2020 §108. */
export const noticeText = (content: Notice | SecondNotice, voice: Voice): Html => {
  const direction = content.direction === 'rtl' ? 'rtl' : 'ltr';
  return html`<div class="shown" lang="${content.language}" dir="${direction}">
${content.layer === 1 ? first(content, voice) : second(content, voice)}</div>\n`;
};
