import type { HostNotice } from '../../../notice/create-host-notice.ts';
import type { Block, Control, Notice, SecondNotice } from '../../../notice/notice.ts';
import type { Forms } from '../../../notice/texts.ts';
import type { Known } from '../../view/known-notice.ts';
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

const host = ({ purposes }: HostNotice, { say }: Voice): Html =>
  html`${purposes.map((block) =>
    blockOf(block, list([[say('notice.host.key'), html`<code>${block.key}</code>`]])),
  )}`;

/** What the report says of a platform that asked: that the words are what its team was given, not what it showed. */
const hostHead = ({ cmp }: HostNotice, { say }: Voice): Html =>
  html`${list([[say('layer.host-cmp'), html`<code>${cmp}</code>`]])}<p class="hint">${say('notice.host')}</p>\n`;

const textOf = (content: Known, voice: Voice): Html => {
  if (content.layer === 'host-cmp') return host(content, voice);
  return content.layer === 1 ? first(content, voice) : second(content, voice);
};

/** All words of a notice in the order in which they were shown. EDPB 05/2020 §108. */
export const noticeText = (content: Known, voice: Voice): Html => {
  const direction = content.direction === 'rtl' ? 'rtl' : 'ltr';
  return html`${content.layer === 'host-cmp' && hostHead(content, voice)}<div class="shown" lang="${content.language}" dir="${direction}">
${textOf(content, voice)}</div>\n`;
};
