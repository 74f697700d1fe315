import type { Seen } from '../../../src/audit/seen.ts';
import {
  ACCEPTED,
  answer,
  control,
  first,
  firstWith,
  layer,
  layerWith,
  seen,
  step,
  toggle,
  withdrawal,
} from './made-up.ts';

const box = control('accept').box;
const looks = (shown: ReturnType<typeof layer>) => seen({ first: firstWith(shown) });
const second = (more: object) => {
  const there = first();
  return seen({ first: { ...there, second: there.second && { ...there.second, ...more } } });
};

/** What breaks a check by how a banner looks and what it says, in the words of its evidence. */
export const SHOWN: readonly (readonly [id: string, situation: string, visit: Seen, why: RegExp])[] = [
  ['DP-01', 'no refusal', looks(layer({ controls: [control('accept')] })), /0 controls refuse/],
  ['DP-01', 'covered', looks(layerWith('refuse', { hit: false })), /covered/],
  ['DP-01', 'faded', looks(layerWith('refuse', { opacity: 0.4 })), /opacity of 0.4/],
  ['DP-01', 'disabled', looks(layerWith('refuse', { disabled: true })), /disabled/],
  ['DP-01', 'below the fold', looks(layerWith('refuse', { inView: false })), /not within the window/],
  ['DP-02', 'a link', looks(layerWith('refuse', { tag: 'a', role: 'link' })), /<a> \(link\)/],
  ['DP-03', 'wider', looks(layerWith('accept', { box: { ...box, width: 210 } })), /210×44/],
  [
    'DP-04',
    'bolder',
    looks(layerWith('accept', { type: { ...control('accept').type, 'font-weight': '700' } })),
    /font-weight is “700”/,
  ],
  [
    'DP-05',
    'filled',
    looks(
      layerWith('accept', {
        ground: [30, 80, 200, 1],
        paint: { ...control('accept').paint, 'background-color': 'rgb(30, 80, 200)' },
      }),
    ),
    /background-color/,
  ],
  [
    'DP-05',
    'with a shadow',
    looks(layerWith('accept', { paint: { ...control('accept').paint, 'box-shadow': 'black 0 0 4px' } })),
    /box-shadow/,
  ],
  ['DP-06', 'pale', looks(layerWith('refuse', { ink: [170, 170, 170, 1] })), /contrast of 2\.\d+:1/],
  [
    'DP-07',
    'green and red',
    looks(
      layer({
        controls: [
          control('refuse', { ink: [150, 20, 20, 1] }),
          control('accept', { ink: [20, 100, 40, 1] }),
        ],
      }),
    ),
    /the text of accept has hue/,
  ],
  ['DP-07', 'a tick', looks(layerWith('accept', { icons: 1 })), /1 icons, refuse 0/],
  ['DP-08', 'apart', looks(layerWith('accept', { box: { ...box, left: 900 } })), /px apart/],
  ['DP-08', 'askew', looks(layerWith('accept', { box: { ...box, top: 640 } })), /neither in one row/],
  ['DP-08', 'scrolled away', looks(layerWith('refuse', { scrolledAway: true })), /scrolled to/],
  ['DP-09', 'in a paragraph', looks(layerWith('refuse', { inProse: true })), /in a paragraph/],
  ['DP-09', 'stuck to words', looks(layerWith('refuse', { toText: 3 })), /3 px/],
  ['DP-10', 'two to refuse', seen({ refused: answer('refuse', { activations: 2 }) }), /refusing takes 2/],
  ['DP-10', 'three to withdraw', seen({ withdrawn: withdrawal({ activations: 3 }) }), /withdrawing takes 3/],
  ['DP-10', 'no withdrawal', seen({ withdrawn: null }), /no way to withdraw/],
  ['DP-11', 'focus on accept', seen({ first: first({ focusAtLoad: 'accept' }) }), /accept has the focus/],
  ['DP-11', 'Enter accepts', seen({ first: first({ stepAfterEnter: ACCEPTED }) }), /Enter on load accepts/],
  [
    'DP-11',
    'stops between',
    seen({
      first: first({ stops: [0, null, null, 1].map((index) => ({ index, inLayer: true, paint: null })) }),
    }),
    /3 Tab presses/,
  ],
  ['DP-12', 'slow', seen({ refused: answer('refuse', { times: [400, 20, 400] }) }), /400 ms, accept in 20/],
  [
    'DP-13',
    'continuing',
    looks(layerWith('refuse', { label: 'Continuer sans accepter' })),
    /Continuer sans accepter/i,
  ],
  ['DP-13', 'longer', looks(layerWith('refuse', { label: 'Refuser tous les cookies' })), /2 words|4/],
  ['DP-14', 'steering', looks(layer({ text: 'Pour la meilleure expérience.' })), /meilleure expérience/],
  [
    'DP-15',
    'ticked',
    second({ layer: layer({ toggles: [toggle('Mesure', { on: true })] }) }),
    /“Mesure” is on/,
  ],
  [
    'DP-16',
    'after the buttons',
    looks(layer({ replay: { said: true, first: false, above: true } })),
    /before the purpose/,
  ],
  [
    'DP-17',
    'not named',
    seen({
      first: firstWith(layer({ replay: { said: false, first: false, above: false } })),
      accepted: answer('accept', { step: step({ watchers: 1 }) }),
    }),
    /does not name it/,
  ],
  [
    'DP-17',
    'moved',
    second({ moved: [{ toggled: 'Mesure', with: 'Enregistrement', replay: true }] }),
    /toggling “Mesure” moved/,
  ],
  [
    'AX-01',
    'a violation',
    seen({
      first: first({
        axe: { first: [{ rule: 'label', impact: 'serious', nodes: 1, help: 'x' }], second: [] },
      }),
    }),
    /label ×1/,
  ],
  [
    'AX-02',
    'small and crowded',
    looks(
      layer({
        controls: [
          control('refuse', { box: { left: 0, top: 0, width: 60, height: 14 } }),
          control('accept', { box: { left: 0, top: 15, width: 60, height: 14 } }),
        ],
      }),
    ),
    /60×14/,
  ],
  [
    'AX-03',
    'faint',
    looks(layer({ faint: [{ text: 'gris', ratio: 2, needed: 4.5 }] })),
    /“gris” has a contrast of 2:1/,
  ],
  ['AX-04', 'no role', looks(layer({ role: 'generic' })), /no role/],
  ['AX-05', 'modal and free', looks(layer({ modal: true })), /aria-modal/],
  ['AX-06', 'hidden', seen({ first: first({ hidden: ['“Suite”'] }) }), /“Suite” has the focus/],
  ['AX-07', 'too wide', looks(layer({ overflows: true })), /wider than the layer/],
];
