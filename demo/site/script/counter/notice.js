import { element } from './element.js';
import { say, words } from './say.js';

const said = words.notice;
const dialog = document.querySelector('[data-notice]');
const hex = (bytes) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

const drawn = ({ language, direction, first }) =>
  element(
    'div',
    { className: 'read', lang: language, dir: direction },
    element('h3', {}, first.title),
    element('p', {}, first.lead),
    ...first.purposes.map(({ title, description }) =>
      element('p', {}, element('strong', {}, title), element('br'), description),
    ),
    element('p', { className: 'buttons' }, ...first.controls.map(({ label }) => element('span', {}, label))),
    element(
      'p',
      {},
      [first.consequence, first.withdrawal, first.keep, first.controller, first.recipients].join(' '),
    ),
  );

/** Shows the words that a digest stands for, and whether they have it. The log holds the digest, the collector the words. */
export const showNotice = async (digest) => {
  const place = dialog.querySelector('.text');
  try {
    const answer = await fetch(`/temoin/notices/${digest}`);
    if (!answer.ok) throw new Error(`${answer.status}`);
    const bytes = await answer.arrayBuffer();
    const fits = hex(await crypto.subtle.digest('SHA-256', bytes)) === digest;
    place.replaceChildren(
      drawn(JSON.parse(new TextDecoder().decode(bytes))),
      element(
        'p',
        { className: fits ? 'fits' : 'broken' },
        fits ? said.fits : said.differs,
        element('code', {}, digest),
      ),
    );
  } catch (error) {
    place.replaceChildren(say(said.failed, { why: error.message }));
  }
  dialog.showModal();
};
