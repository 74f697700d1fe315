import type { Seen } from '../../../src/audit/seen.ts';
import { answer, first, firstWith, layer, layerWith, page, seen, step, toggle } from './made-up.ts';

/** In a window as low as 400 % makes the widest. */
const low = (shown: ReturnType<typeof layer>) =>
  seen({
    first: first({
      views: [
        { width: 1366, height: 768, scheme: 'light', forced: false, layer: layer() },
        { width: 342, height: 192, scheme: 'light', forced: false, layer: shown },
      ],
    }),
  });
const away = { inView: false, hit: false, scrolledAway: true };
const there = first().second;
const HOME = 'https://boutique.example/';
const sent = (path: string, at: number, method = 'POST') => ({
  ...{ method, address: `${HOME}${path}`, host: 'boutique.example', foreign: false, at, cookies: [] },
});
/** Sends with each answer, and after accepting on the pages that follow. */
const collects = (withAnswer: string, late?: string) => {
  const collecting = page({ step: step({ requests: [sent('', 10, 'GET'), sent('collect', 20)] }) });
  return seen({
    accepted: answer('accept', { pages: [collecting] }),
    refused: answer('refuse', {
      step: step({ ...answer('refuse').step, requests: [sent(withAnswer, 1)] }),
      ...(late && {
        pages: [page({ step: step({ requests: [sent(late, 5), sent('', 10, 'GET')] }) })],
      }),
    }),
  });
};

/** What breaks a check where two layers stand beside each other, and where a page is scrolled or asks nothing. */
export const BESIDE: readonly (readonly [id: string, situation: string, visit: Seen, why: RegExp])[] = [
  ['DP-01', 'scrolled away alone at 400 %', low(layerWith('refuse', away)), /not within the window/],
  [
    'DP-08',
    'both scrolled away at 400 %',
    low(layer({ controls: layer().controls.map((each) => ({ ...each, ...away })) })),
    /has to be scrolled to/,
  ],
  ['DP-21', 'sent with the refusal', collects('collect'), /POST .*collect goes out after refusing/],
  ['DP-21', 'sent before the next page', collects('choice', 'collect'), /POST .*collect goes out after/],
  [
    'DP-24',
    'purposes that are folded away',
    seen({
      first: first({
        second: there && {
          ...there,
          layer: { ...there.layer, toggles: [], folded: [toggle('Mesure'), toggle('Enregistrement')] },
        },
      }),
    }),
    /folded away/,
  ],
  [
    'DP-32',
    'recorded at once, and nothing asks',
    seen({
      support: { address: '', before: step({ watchers: 1 }), after: null, recording: false, stop: false },
    }),
    /before the yes/,
  ],
  [
    'AX-07',
    'a second layer that is cut off',
    seen({ first: first({ second: there && { ...there, layer: { ...there.layer, overflows: true } } }) }),
    /wider than the second layer/,
  ],
];

/** What no fault is to be told of. */
export const ALIKE: readonly (readonly [id: string, situation: string, visit: Seen])[] = [
  ['DP-12', 'one of two answers was slow', seen({ refused: answer('refuse', { times: [8, 146] }) })],
  ['DP-21', 'the answer is kept by the site', collects('choice')],
  ['DP-21', 'something else is sent when the page is left', collects('choice', 'left')],
  [
    'DP-01',
    'both are scrolled to alike at 400 %',
    low(layer({ controls: layer().controls.map((each) => ({ ...each, ...away })) })),
  ],
];

/** What could not be looked at, and is not said to hold. */
export const UNKNOWN: readonly (readonly [id: string, situation: string, visit: Seen])[] = [
  ['DP-17', 'the second layer did not open', seen({ first: firstWith(layer(), { second: null }) })],
  [
    'DP-32',
    'nothing asks and nothing is recorded',
    seen({ support: { address: '', before: step(), after: null, recording: false, stop: false } }),
  ],
];
