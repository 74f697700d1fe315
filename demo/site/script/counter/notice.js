import { element } from './element.js';
import { say, words } from './say.js';

const said = words.notice;
const dialog = document.querySelector('[data-notice]');
const hex = (bytes) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

const list = (details = []) =>
  element(
    'dl',
    {},
    ...details.flatMap(({ term, text }) => [element('dt', {}, term), element('dd', {}, text)]),
  );

/** A notice is one of the banner's two layers, or what another platform was given to ask. */
const drawn = ({ language, direction, first, second, cmp, purposes: given }) => {
  const {
    title,
    lead,
    purposes,
    controls = [],
    ...rest
  } = first ?? second ?? { title: cmp, purposes: given };
  return element(
    'div',
    { className: 'read', lang: language, dir: direction },
    element('h3', {}, title),
    ...(lead ? [element('p', {}, lead)] : []),
    ...purposes.map((purpose) =>
      element(
        'div',
        {},
        element('strong', {}, purpose.key ? `${purpose.title} (${purpose.key})` : purpose.title),
        element('p', {}, purpose.description),
        list(purpose.details),
      ),
    ),
    element('p', { className: 'buttons' }, ...controls.map(({ label }) => element('span', {}, label))),
    element(
      'p',
      {},
      [rest.consequence, rest.withdrawal, rest.keep, rest.controller, rest.recipients]
        .filter(Boolean)
        .join(' '),
    ),
  );
};

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
