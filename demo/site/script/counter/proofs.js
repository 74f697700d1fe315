import { element } from './element.js';
import { showNotice } from './notice.js';
import { momentOf, purposeOf, say, timeOf, words } from './say.js';

/** Two choices about three purposes at a glance, and no more than this in all. */
const GLANCE = 6;
const SHOWN = 60;
const said = words.proofs;

const kindOf = ({ kind, act }) => (kind === 'choice' ? act : kind);

const about = (entry) => {
  if (entry.purpose) return purposeOf(entry.purpose);
  return entry.kind === 'notice' ? `${said.banner} (${entry.language})` : said.shop;
};

// An operator's own words stay as they are.
const whyOf = ({ why }) => (Object.hasOwn(said.whys, why) ? said.whys[why] : why);

const digestOf = (entry) => {
  const digest = entry.notice ?? entry.digest;
  if (!digest) return '';
  const short = element('code', { title: digest }, `${digest.slice(0, 10)}…`);
  if (entry.kind === 'configuration' || entry.kind === 'import') return short;
  const button = element('button', { type: 'button', className: 'link' }, short);
  button.addEventListener('click', () => showNotice(digest));
  return button;
};

const row = (entry, index) => {
  const kind = kindOf(entry);
  const at = Date.parse(entry.at);
  return element(
    'tr',
    { className: `act-${kind}` },
    element('td', {}, element('code', {}, `${index}`)),
    element('td', {}, element('time', { dateTime: entry.at, title: momentOf(at) }, timeOf(at))),
    element(
      'td',
      {},
      element('span', { className: 'act' }, said.acts[kind]),
      element('strong', {}, about(entry)),
      element(
        'span',
        { className: 'plain' },
        say(said.plain[kind], { ...entry, n: entry.index, why: whyOf(entry) }),
      ),
    ),
    element('td', {}, digestOf(entry)),
  );
};

/** Shows the newest entries first; what stands there already is left alone, so that nothing moves under the reader. */
export const showProofs = (section) => {
  const body = section.querySelector('tbody');
  const seal = section.querySelector('.seal');
  const more = section.querySelector('.more button');
  const most = section.querySelector('.more span');
  let all = false;
  const fold = () => {
    for (const [place, each] of [...body.rows].entries()) each.hidden = !all && place >= GLANCE;
    more.hidden = body.rows.length <= GLANCE;
    more.setAttribute('aria-expanded', all);
    more.textContent = all ? said.few : say(said.all, { n: body.rows.length });
  };
  more.addEventListener('click', () => {
    all = !all;
    fold();
  });
  let shown = [];
  return ({ size, entries, sound, signed }) => {
    if (entries !== shown && shown.length) body.replaceChildren();
    const from = entries === shown ? Number(body.dataset.size ?? 0) : 0;
    const first = Math.max(from, size - SHOWN);
    for (let index = first; index < size; index += 1) {
      const made = row(entries[index], index);
      if (from > 0) made.classList.add('new');
      body.prepend(made);
    }
    while (body.rows.length > SHOWN) body.lastElementChild.remove();
    shown = entries;
    body.dataset.size = size;
    most.textContent = size > SHOWN ? say(said.most, { n: SHOWN }) : '';
    fold();
    const holds = sound && signed !== false;
    const lines = say(size === 1 ? said.sealedOne : said.sealed, { n: size });
    seal.className = holds ? 'seal' : 'seal broken';
    seal.textContent = `${lines} · ${holds ? (signed ? said.sound : said.soundRoot) : said.unsound}`;
  };
};
