import type {
  AnsweredSeen,
  FirstSeen,
  PageSeen,
  Seen,
  Step,
  StoredSeen,
  WithdrawnSeen,
} from '../../../src/audit/seen.ts';
import type { ControlSeen, LayerSeen, PersistentSeen, ToggleSeen } from '../../../src/audit/seen-layer.ts';

/** What a visit of a banner would observe that nobody can object to; every part can be changed. */
export const control = (
  act: 'accept' | 'refuse' | 'choose',
  more: Partial<ControlSeen> = {},
): ControlSeen => {
  const place = { refuse: 0, accept: 1, choose: 2 }[act];
  const label = { refuse: 'Tout refuser', accept: 'Tout accepter', choose: 'Choisir' }[act];
  return {
    ...{ index: place, act, label, name: label, said: label, tag: 'button', role: 'button' },
    box: { left: 20 + place * 208, top: 600, width: 200, height: 44 },
    ...{ inView: true, hit: true, opacity: 1, disabled: false },
    type: { 'font-size': '15px', 'font-weight': '600', 'text-decoration': 'none' },
    paint: {
      ...{ color: 'rgb(20, 20, 20)', 'background-color': 'rgba(0, 0, 0, 0)', 'background-image': 'none' },
      ...{ border: '1px solid rgb(120, 120, 120)', outline: 'none', 'box-shadow': 'none' },
    },
    ...{ ink: [20, 20, 20, 1], ground: [255, 255, 255, 1], around: [255, 255, 255, 1] },
    ...{ inProse: false, toText: 12, icons: 0, inSentence: false, scrolledAway: false },
    ...more,
  };
};

export const toggle = (name: string, more: Partial<ToggleSeen> = {}): ToggleSeen => ({
  ...{ index: 9, name, on: false, indeterminate: false, fixed: false, replay: false },
  ...more,
});

export const layer = (more: Partial<LayerSeen> = {}): LayerSeen => ({
  ...{
    kind: 'other',
    where: 'section#ask',
    role: 'region',
    name: 'Enregistrement',
    modal: false,
    language: 'fr',
  },
  box: { left: 8, top: 480, width: 700, height: 200 },
  text: 'Enregistrement de votre visite\nAvec votre accord, nous enregistrons vos clics.',
  sentences: ['Enregistrement de votre visite', 'Avec votre accord, nous enregistrons vos clics.'],
  controls: [control('refuse'), control('accept'), control('choose')],
  ...{
    toggles: [],
    folded: [],
    unseen: '',
    prose: { words: 10, before: 10 },
    links: [],
    faint: [],
    overPictures: 0,
    overflows: false,
    together: 1,
  },
  replay: { said: true, first: true, above: true },
  ...more,
});

/** The first layer with one of its controls changed. */
export const layerWith = (act: 'accept' | 'refuse', more: Partial<ControlSeen>): LayerSeen =>
  layer({ controls: layer().controls.map((each) => (each.act === act ? { ...each, ...more } : each)) });

export const stored = (name: string, mark = 'a', more: Partial<StoredSeen> = {}): StoredSeen => ({
  ...{ store: 'cookie', name, place: 'boutique.example', mark, days: 182, session: false },
  ...more,
});

export const step = (more: Partial<Step> = {}): Step => ({ stored: [], requests: [], watchers: 0, ...more });

export const persistent = (more: Partial<PersistentSeen> = {}): PersistentSeen => ({
  ...{ index: 20, label: 'Gérer les cookies', allowed: true, fixed: true, hit: true, contrast: 12 },
  box: { left: 8, top: 700, width: 160, height: 44 },
  from: { top: 700, end: 24 },
  ...more,
});

export const page = (more: Partial<PageSeen> = {}): PageSeen => ({
  ...{
    address: 'https://boutique.example/',
    ...{ status: 200, words: 2 },
    prompts: 0,
    controls: [persistent()],
    months: 0,
    step: step(),
    scroll: 0,
  },
  ...more,
});

export const first = (more: Partial<FirstSeen> = {}): FirstSeen => ({
  views: [{ width: 1366, height: 768, scheme: 'light', forced: false, layer: layer() }],
  ...{ step: step(), hover: {}, focus: {}, focusAtLoad: 'none', afterEnter: 'stays', stepAfterEnter: step() },
  stops: [0, 1, 2, null].map((index) => ({ index, inLayer: index !== null, paint: null })),
  cover: { points: 180, free: 180, scrolls: true },
  ...{ axe: { first: [], second: [] }, hidden: [], deadLinks: [], words: 2 },
  second: {
    layer: layer({ toggles: [toggle('Enregistrement', { replay: true }), toggle('Mesure')] }),
    ...{ activations: 1, moved: [], leaks: false, closesByEscape: true, focusReturns: true },
  },
  ...more,
});

export const firstWith = (shown: LayerSeen, more: Partial<FirstSeen> = {}): FirstSeen =>
  first({ views: [{ width: 1366, height: 768, scheme: 'light', forced: false, layer: shown }], ...more });

const shown = (on: boolean) => [{ name: 'Mesure', on, fixed: false }];

export const REFUSED: Step = step({ stored: [stored('choix', 'no')] });
export const ACCEPTED: Step = step({ stored: [stored('choix', 'yes'), stored('visite_id')] });

export const answer = (act: 'accept' | 'refuse', more: Partial<AnsweredSeen> = {}): AnsweredSeen => ({
  ...{ activations: 1, times: [20], closed: true, asksAgain: false, status: 200, words: ['un', 'objet'] },
  step: act === 'accept' ? ACCEPTED : REFUSED,
  cover: { points: 200, free: 200, scrolls: true },
  pages: [page(), page({ address: 'https://boutique.example/second' })],
  reopened: shown(act === 'accept'),
  ...more,
});

export const withdrawal = (more: Partial<WithdrawnSeen> = {}): WithdrawnSeen => ({
  ...{
    activations: 2,
    closed: true,
    asksAgain: false,
    step: REFUSED,
    pages: [page()],
    reopened: shown(false),
  },
  ...{ otherTab: 40, clicked: 0, left: [] },
  ...more,
});

const PLACE = { left: 0, top: 0, width: 10, height: 10 };

export const seen = (more: Partial<Seen> = {}): Seen => ({
  ...{ url: 'https://boutique.example/', language: 'fr' },
  first: first(),
  refused: answer('refuse'),
  accepted: answer('accept'),
  withdrawn: withdrawal(),
  gestures: [{ gesture: 'Escape', stays: true, step: step() }],
  still: {
    watched: 3000,
    shift: 0,
    focus: 'none',
    together: 1,
    places: [{ accept: PLACE, refuse: PLACE, at: 0 }],
  },
  strict: [
    { policy: 'csp', shown: true, violations: [] },
    { policy: 'trusted-types', shown: true, violations: [] },
  ],
  rights: { address: 'https://boutique.example/droits', layer: null, eraseIn: 1, asksLogin: false },
  support: {
    address: 'https://boutique.example/aide',
    before: step(),
    after: step(),
    recording: true,
    stop: true,
  },
  ...more,
});
