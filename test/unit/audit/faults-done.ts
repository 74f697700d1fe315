import type { Seen } from '../../../src/audit/seen.ts';
import {
  ACCEPTED,
  answer,
  control,
  first,
  firstWith,
  layer,
  page,
  persistent,
  seen,
  step,
  stored,
  toggle,
  withdrawal,
} from './made-up.ts';

const box = control('accept').box;
const request = (address: string, cookies: readonly string[] = []) => ({
  ...{ method: 'GET', address, host: new URL(address).hostname, foreign: true, at: 0, cookies },
});

const looks = (shown: ReturnType<typeof layer>) => seen({ first: firstWith(shown) });
const second = (more: object) => {
  const there = first();
  return seen({ first: { ...there, second: there.second && { ...there.second, ...more } } });
};

/** What breaks a check by what happens after a visitor has done something. */
export const DONE: readonly (readonly [id: string, situation: string, visit: Seen, why: RegExp])[] = [
  ['DP-18', 'covered', seen({ first: first({ cover: { points: 100, free: 40, scrolls: true } }) }), /40 %/],
  [
    'DP-18',
    'locked',
    seen({ first: first({ cover: { points: 100, free: 100, scrolls: false } }) }),
    /cannot be scrolled/,
  ],
  ['DP-18', 'less of the page', seen({ refused: answer('refuse', { words: [] }) }), /0 % of the page/],
  ['DP-18', 'another status', seen({ refused: answer('refuse', { status: 403 }) }), /403/],
  [
    'DP-19',
    'again',
    seen({ refused: answer('refuse', { pages: [page({ prompts: 1 })] }) }),
    /asked again on 1 of 1/,
  ],
  [
    'DP-19',
    'months later',
    seen({ refused: answer('refuse', { pages: [page({ prompts: 1, months: 6 })] }) }),
    /6 months after/,
  ],
  [
    'DP-20',
    'a yes',
    seen({ gestures: [{ gesture: 'scroll', stays: false, step: ACCEPTED }] }),
    /scroll is taken for a yes/,
  ],
  [
    'DP-20',
    'trackers',
    seen({ gestures: [{ gesture: 'Escape', stays: true, step: step({ stored: [stored('visite_id')] }) }] }),
    /Escape leaves cookie visite_id/,
  ],
  [
    'DP-21',
    'a vendor',
    seen({
      refused: answer('refuse', {
        pages: [page({ step: step({ requests: [request('https://www.clarity.ms/tag/x')] }) })],
      }),
    }),
    /Microsoft Clarity/,
  ],
  ['DP-21', 'a watcher', seen({ refused: answer('refuse', { step: step({ watchers: 2 }) }) }), /2 observers/],
  [
    'DP-22',
    'none',
    seen({ accepted: answer('accept', { pages: [page({ controls: [] })] }) }),
    /nothing to change/,
  ],
  [
    'DP-22',
    'two',
    seen({ accepted: answer('accept', { pages: [page({ controls: [persistent(), persistent()] })] }) }),
    /2 controls stay/,
  ],
  [
    'DP-22',
    'elsewhere',
    seen({
      accepted: answer('accept', {
        pages: [page(), page({ controls: [persistent({ box: { ...box, left: 300 } })] })],
      }),
    }),
    /lies elsewhere/,
  ],
  ['DP-23', 'left', seen({ withdrawn: withdrawal({ left: [stored('visite_id')] }) }), /visite_id/],
  [
    'DP-23',
    'still sent',
    seen({
      withdrawn: withdrawal({
        pages: [page({ step: step({ requests: [request('https://boutique.example/a', ['visite_id'])] }) })],
      }),
    }),
    /still goes/,
  ],
  ['DP-23', 'another tab', seen({ withdrawn: withdrawal({ otherTab: null }) }), /another tab/],
  [
    'DP-24',
    'a dead link',
    seen({ first: first({ deadLinks: ['https://boutique.example/x (404)'] }) }),
    /leads nowhere/,
  ],
  ['DP-24', 'lost focus', second({ focusReturns: false }), /focus does not return/],
  [
    'DP-25',
    'five buttons',
    looks(layer({ controls: [...layer().controls, control('choose'), control('choose')] })),
    /5 buttons/,
  ],
  [
    'DP-25',
    'one by one',
    second({
      layer: layer({ controls: [], toggles: Array.from({ length: 9 }, (_, i) => toggle(`Partenaire ${i}`)) }),
    }),
    /9 toggles/,
  ],
  [
    'DP-26',
    'reversed',
    seen({ refused: answer('refuse', { reopened: [{ name: 'Mesure', on: true, fixed: false }] }) }),
    /after refusing, “Mesure” is shown on/,
  ],
  [
    'DP-27',
    'English',
    looks(layer({ sentences: ['We and our partners use cookies to show you what you like on this site.'] })),
    /banner in “en”/,
  ],
  ['DP-27', 'long', looks(layer({ sentences: [Array(31).fill('mot').join(' ')] })), /31 words/],
  [
    'DP-28',
    'moved',
    seen({
      still: {
        watched: 3000,
        focus: 'none',
        together: 1,
        shift: 0,
        places: [
          { accept: box, refuse: box, at: 0 },
          { accept: { ...box, top: 500 }, refuse: box, at: 300 },
        ],
      },
    }),
    /accept moved by 100 px/,
  ],
  [
    'DP-28',
    'shifted',
    seen({
      still: {
        watched: 3000,
        focus: 'none',
        together: 1,
        shift: 0.2,
        places: [{ accept: box, refuse: box, at: 0 }],
      },
    }),
    /layout shift of 0.2/,
  ],
  ['DP-29', 'claimed', second({ layer: layer({ text: 'notre intérêt légitime' }) }), /intérêt légitime/],
  ['DP-30', 'two', looks(layer({ together: 2 })), /2 layers/],
  [
    'DP-31',
    'a login',
    seen({ rights: { address: 'https://boutique.example/', layer: null, eraseIn: 1, asksLogin: true } }),
    /login/,
  ],
  [
    'DP-32',
    'early',
    seen({
      support: { address: '', before: step({ watchers: 1 }), after: step(), recording: true, stop: true },
    }),
    /before the yes/,
  ],
  [
    'PR-01',
    'stored',
    seen({ first: first({ step: step({ stored: [stored('profil')] }) }) }),
    /cookie profil/,
  ],
  [
    'PR-02',
    'a tracker',
    seen({ first: first({ step: step({ stored: [stored('_ga')] }) }) }),
    /Google Analytics/,
  ],
  [
    'PR-03',
    'a tracker',
    seen({ refused: answer('refuse', { step: step({ stored: [stored('_fbp')] }) }) }),
    /Meta/,
  ],
  [
    'PR-04',
    'a tracker',
    seen({ withdrawn: withdrawal({ step: step({ requests: [request('https://bat.bing.com/x')] }) }) }),
    /Microsoft Advertising/,
  ],
  ['PR-05', 'before', seen({ first: first({ step: step({ watchers: 1 }) }) }), /a recorder/],
  [
    'PR-06',
    'not shown',
    seen({ strict: [{ policy: 'csp', shown: false, violations: ['style-src'] }] }),
    /does not appear/,
  ],
  [
    'PR-07',
    'not shown',
    seen({ strict: [{ policy: 'trusted-types', shown: false, violations: [] }] }),
    /does not appear/,
  ],
];
