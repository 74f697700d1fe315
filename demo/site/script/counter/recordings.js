import { element } from './element.js';
import { lengthOf, momentOf, purposeOf, say, sizeOf, timeOf, untilOf, words } from './say.js';

const said = words.recordings;
const GONE = 4;

/** The cells that change while a visit goes on. */
const figures = ({ started, last, difficulties, bytes, expires }) => [
  lengthOf(Date.parse(last) - Date.parse(started)),
  `${difficulties}`,
  sizeOf(bytes),
  untilOf(Date.parse(expires)),
];

/** What was found in a recording and how often; never what it was. */
const heldBack = ({ found }) =>
  say(said.quarantine, {
    found: Object.entries(found)
      .map(([kind, count]) => `${said.found[kind] ?? kind} × ${count}`)
      .join(', '),
  });

const rowOf = (recording, { watch, erase, release }) => {
  const { session, purpose, started, expires } = recording;
  const cells = figures(recording).map((text) => element('td', { className: 'figure' }, text));
  cells[3].title = momentOf(Date.parse(expires));
  const sure = element('button', { type: 'button' }, said.erase);
  sure.addEventListener('click', () => {
    // The second activation erases; leaving the button takes the first one back.
    if (sure.textContent === said.sure) erase(recording, sure);
    else sure.textContent = said.sure;
  });
  sure.addEventListener('blur', () => {
    sure.textContent = said.erase;
  });
  const held = recording.quarantined > 0;
  const open = element('button', { type: 'button' }, held ? said.watchHeld : said.watch);
  open.addEventListener('click', () => watch(recording, open));
  const free = element('button', { type: 'button' }, said.release);
  free.addEventListener('click', () => release(recording, free));
  const row = element(
    'tr',
    {},
    element('td', {}, element('code', { title: session }, `${session.slice(0, 8)}…`)),
    element(
      'td',
      {},
      purposeOf(purpose),
      ...(held ? [element('strong', { className: 'held' }, heldBack(recording))] : []),
    ),
    element(
      'td',
      {},
      element(
        'time',
        { dateTime: started, title: momentOf(Date.parse(started)) },
        timeOf(Date.parse(started)),
      ),
    ),
    ...cells,
    element('td', { className: 'acts' }, open, ' ', ...(held ? [free, ' '] : []), sure),
  );
  return { row, cells };
};

/**
 * Shows the recordings there are, and says of each that is gone why. `acts`: `watch`, `release` and `erase`, called with the
 * recording and the button; `gone(session)` hears of each that is no more.
 */
export const showRecordings = (section, acts) => {
  const body = section.querySelector('tbody');
  const rows = new Map();
  const byHand = new Set();

  const bury = (session, withdrawn) => {
    const { recording, row } = rows.get(session);
    rows.delete(session);
    row.remove();
    const why = byHand.delete(session) ? 'byHand' : withdrawn.has(recording.purpose) ? 'withdrawn' : 'due';
    const list = section.querySelector('.gone');
    const told = say(said.gone[why], { time: timeOf(Date.now()) });
    list.prepend(
      element(
        'li',
        {},
        element('code', {}, `${session.slice(0, 8)}…`),
        ` ${purposeOf(recording.purpose)}`,
        element('span', {}, told),
      ),
    );
    while (list.children.length > GONE) list.lastElementChild.remove();
    acts.gone(session, why);
  };

  return {
    byHand: (session) => byHand.add(session),
    /** `withdrawn`: the purposes of which a consent was withdrawn since the last time. */
    show(recordings, withdrawn) {
      const there = new Set(recordings.map(({ session }) => session));
      for (const session of rows.keys()) if (!there.has(session)) bury(session, withdrawn);
      for (const recording of [...recordings].sort((a, b) => (a.started < b.started ? -1 : 1))) {
        let known = rows.get(recording.session);
        if (known && known.recording.quarantined !== recording.quarantined) {
          const made = rowOf(recording, acts);
          known.row.replaceWith(made.row);
          known = { recording, ...made };
          rows.set(recording.session, known);
        }
        if (known)
          for (const [place, text] of figures(recording).entries()) known.cells[place].textContent = text;
        else {
          const made = rowOf(recording, acts);
          rows.set(recording.session, { recording, ...made });
          body.prepend(made.row);
        }
      }
      section.querySelector('.scroll').hidden = !recordings.length;
      section.querySelector('.none').hidden = recordings.length > 0;
    },
  };
};
