import type { Seen } from '../../../src/audit/seen.ts';
import {
  answer,
  control,
  first,
  firstWith,
  layer,
  layerWith,
  page,
  persistent,
  seen,
  step,
  toggle,
  withdrawal,
} from './made-up.ts';

const looks = (shown: ReturnType<typeof layer>) => seen({ first: firstWith(shown) });
const second = (more: Parameters<typeof layer>[0]) => {
  const there = first();
  return seen({ first: { ...there, second: there.second && { ...there.second, layer: layer(more) } } });
};
const paint = control('accept').paint;
const HOME = 'https://boutique.example/';
const sent = (address: string, at: number, method = 'POST') => ({
  ...{ method, address, host: new URL(address).hostname, foreign: false, at, cookies: [] },
});
/** A page view that sends something of its own. */
const sends = () => page({ step: step({ requests: [sent(HOME, 10, 'GET'), sent(`${HOME}collect`, 20)] }) });
const leaves = () => page({ step: step({ requests: [sent(`${HOME}collect`, 5), sent(HOME, 10, 'GET')] }) });

/** What breaks a check in a dress that real pages wear. */
export const DRESSED: readonly (readonly [id: string, situation: string, visit: Seen, why: RegExp])[] = [
  [
    'DP-02',
    'a text that is pressed',
    looks(layerWith('refuse', { tag: 'span', role: 'generic' })),
    /<span> \(generic\)/,
  ],
  [
    'DP-05',
    'painted before',
    looks(layerWith('accept', { paint: { ...paint, '::before': '"" rgb(0, 128, 0)' } })),
    /::before/,
  ],
  [
    'DP-05',
    'another hue that stands out as much',
    looks(
      layer({
        controls: [
          control('refuse', {
            ground: [90, 90, 90, 1],
            paint: { ...paint, 'background-color': 'rgb(90, 90, 90)' },
          }),
          control('accept', {
            ground: [0, 90, 160, 1],
            paint: { ...paint, 'background-color': 'rgb(0, 90, 160)' },
          }),
        ],
      }),
    ),
    /background-color/,
  ],
  [
    'DP-06',
    'pale beside a gradient',
    looks(
      layer({
        controls: [control('refuse', { ink: [190, 190, 190, 1] }), control('accept', { ground: null })],
      }),
    ),
    /“Tout refuser” has a contrast/,
  ],
  [
    'DP-07',
    'ticked and crossed out',
    looks(
      layer({
        controls: [
          control('refuse', { said: '✗ Tout refuser' }),
          control('accept', { said: '✓ Tout accepter' }),
        ],
      }),
    ),
    /ticked/,
  ],
  [
    'DP-10',
    'asked about again',
    seen({ refused: answer('refuse', { closed: false, asksAgain: true }) }),
    /asked about again/,
  ],
  [
    'DP-11',
    'the focus comes later',
    seen({ still: { watched: 3000, shift: 0, places: [], focus: 'accept', together: 1 } }),
    /accept has the focus/,
  ],
  [
    'DP-12',
    'it never closes',
    seen({ refused: answer('refuse', { closed: false, times: [] }) }),
    /refuse not at all/,
  ],
  [
    'DP-15',
    'folded away',
    second({ folded: [toggle('Partenaire', { on: true })] }),
    /folded away on layer 2/,
  ],
  [
    'DP-16',
    'other purposes after the controls',
    looks(layer({ replay: { said: false, first: false, above: false }, prose: { words: 30, before: 2 } })),
    /before what they are about/,
  ],
  [
    'DP-18',
    'the server shuts the door',
    seen({ refused: answer('refuse', { pages: [page({ status: 403 })] }) }),
    /answers 403/,
  ],
  [
    'DP-19',
    'asked about at once',
    seen({ refused: answer('refuse', { closed: false, asksAgain: true }) }),
    /has to be confirmed/,
  ],
  [
    'DP-21',
    'sent after either answer',
    seen({
      refused: answer('refuse', { pages: [sends()] }),
      accepted: answer('accept', { pages: [sends()] }),
    }),
    /POST .*collect goes out after refusing/,
  ],
  [
    'DP-22',
    'in another corner',
    seen({
      accepted: answer('accept', {
        pages: [
          page(),
          page({ controls: [persistent({ box: { left: 8, top: 20, width: 160, height: 44 } })] }),
        ],
      }),
    }),
    /lies elsewhere/,
  ],
  [
    'DP-22',
    'elsewhere in the page',
    seen({
      accepted: answer('accept', {
        pages: [
          page({ controls: [persistent({ fixed: false, from: { top: 20, end: 3000 } })] }),
          page({ controls: [persistent({ fixed: false, from: { top: 2500, end: 600 } })] }),
        ],
      }),
    }),
    /lies elsewhere/,
  ],
  [
    'DP-23',
    'sent after a withdrawal',
    seen({
      accepted: answer('accept', { pages: [sends()] }),
      withdrawn: withdrawal({ clicked: 30, step: step({ requests: [sent(`${HOME}collect`, 2000)] }) }),
    }),
    /POST .*collect still goes out/,
  ],
  [
    'DP-27',
    'English buttons',
    looks(
      layer({
        controls: [control('refuse', { label: 'Reject all' }), control('accept', { label: 'Accept all' })],
      }),
    ),
    /“Reject all” is in “en”/,
  ],
  ['DP-29', 'folded away', second({ unseen: 'Nos intérêts légitimes.' }), /intérêts légitimes/],
  [
    'DP-30',
    'the second comes later',
    seen({ still: { watched: 3000, shift: 0, places: [], focus: 'none', together: 2 } }),
    /2 layers/,
  ],
  [
    'DP-31',
    'unequal',
    seen({
      rights: {
        address: HOME,
        layer: layerWith('accept', { box: { left: 0, top: 0, width: 400, height: 80 } }),
        eraseIn: 1,
        asksLogin: false,
      },
    }),
    /DP-03/,
  ],
];

/** What looks like a fault, and is none. */
export const INNOCENT: readonly (readonly [id: string, situation: string, visit: Seen])[] = [
  [
    'DP-22',
    'its words change with the choice, its corner does not',
    seen({
      accepted: answer('accept', {
        pages: [
          page({ controls: [persistent({ label: 'Visite enregistrée' })] }),
          page({
            controls: [persistent({ label: 'Mes choix', box: { left: 8, top: 700, width: 90, height: 44 } })],
          }),
        ],
      }),
    }),
  ],
  [
    'DP-21',
    'the page before sends when it is left',
    seen({
      refused: answer('refuse', { pages: [leaves()] }),
      accepted: answer('accept', { pages: [leaves()] }),
    }),
  ],
  [
    'DP-23',
    'another tab sends within the second',
    seen({
      accepted: answer('accept', { pages: [sends()] }),
      withdrawn: withdrawal({ clicked: 30, step: step({ requests: [sent(`${HOME}collect`, 900)] }) }),
    }),
  ],
];
