import type { Seen, ViewSeen } from './seen.ts';
import type { ControlSeen, LayerSeen } from './seen-layer.ts';
import type { Words } from './words.ts';

export type Outcome = 'held' | 'broken' | 'unjudged';

export interface Verdict {
  readonly outcome: Outcome;
  /** One sentence. */
  readonly why: string;
  /** What was measured, a line each. */
  readonly evidence: readonly string[];
}

/** What has to be done in the browser before a check can judge. */
export type Walk =
  | 'first'
  | 'keys'
  | 'axe'
  | 'second'
  | 'refuse'
  | 'accept'
  | 'pages'
  | 'reopen'
  | 'withdraw'
  | 'inaction'
  | 'still'
  | 'strict'
  | 'rights'
  | 'support';

/** What a judge is told beside the visit. */
export interface Known {
  /** Words of the page's language, or English. */
  readonly words: Words;
  /** Words of every language that there is. */
  readonly languages: Readonly<Record<string, Words>>;
  /** Names that the site says it needs to work; `*` stands for anything. */
  readonly allowed: readonly string[];
}

export interface Check {
  readonly id: string;
  readonly title: string;
  /** What is measured, with its threshold. */
  readonly rule: string;
  /** The texts that it makes measurable. */
  readonly source: string;
  /** What cannot be judged on banners that are not ours. */
  readonly limits: string;
  readonly needs: readonly Walk[];
  judge(seen: Seen, known: Known): Verdict;
}

export const held = (why: string, evidence: readonly string[] = []): Verdict => ({
  outcome: 'held',
  why,
  evidence,
});
export const unjudged = (why: string, evidence: readonly string[] = []): Verdict => ({
  outcome: 'unjudged',
  why,
  evidence,
});

/** Broken where there is a fault, held where there is none. */
export const broken = (
  faults: readonly string[],
  otherwise: string,
  evidence: readonly string[] = [],
): Verdict =>
  faults.length
    ? { outcome: 'broken', why: faults[0] as string, evidence: [...faults.slice(1), ...evidence] }
    : held(otherwise, evidence);

const NO_LAYER = 'no banner was found on a first visit';
export const notLooked = (what: string): Verdict => unjudged(`${what} was not looked at`);

/** `320×568 light` */
export const viewName = ({ width, height, scheme, forced }: ViewSeen): string =>
  `${width}×${height} ${forced ? 'forced colours' : scheme}`;

/** Judges the first layer in every window: a fault is told with its window, the same one only once. */
export const everyView = (
  seen: Seen,
  otherwise: string,
  faultsOf: (layer: LayerSeen, view: ViewSeen) => readonly string[] | null,
): Verdict => {
  if (!seen.first) return notLooked('the first visit');
  const shown = seen.first.views.filter(({ layer }) => layer);
  if (!shown.length) return unjudged(NO_LAYER);
  const told = new Map<string, string[]>();
  let judged = 0;
  for (const view of seen.first.views) {
    const faults = view.layer ? faultsOf(view.layer, view) : ['the banner is not there'];
    if (faults) judged += 1;
    for (const fault of faults ?? []) told.set(fault, [...(told.get(fault) ?? []), viewName(view)]);
  }
  if (!judged) return unjudged('what has to be compared was not found');
  return broken(
    [...told].map(([fault, views]) =>
      views.length === seen.first?.views.length ? fault : `${fault} (${views.join(', ')})`,
    ),
    otherwise,
  );
};

export const round = (value: number): string => String(Math.round(value * 100) / 100);

/** The one control of a layer that accepts or refuses; nothing where there is none. */
export const controlOf = (layer: LayerSeen, act: 'accept' | 'refuse'): ControlSeen | undefined =>
  layer.controls.find((each) => each.act === act);

/** Both, or nothing: then there is nothing to compare. */
export const pairOf = (
  layer: LayerSeen,
): { readonly accept: ControlSeen; readonly refuse: ControlSeen } | null => {
  const [accept, refuse] = [controlOf(layer, 'accept'), controlOf(layer, 'refuse')];
  return accept && refuse ? { accept, refuse } : null;
};

/** The link of a control leads to another page, as far as its words tell which it is. */
const isAway = ({ links }: LayerSeen, { role, label }: ControlSeen): boolean =>
  role === 'link' && links.some((each) => each.label === label && each.to !== '');

/** What lets one choose here: a control rather than a link to another page; nothing where there is none. */
export const openerOf = (layer: LayerSeen): ControlSeen | undefined => {
  const found = layer.controls.filter(({ act }) => act === 'choose');
  return found.find((each) => each.role === 'button') ?? found.find((each) => !isAway(layer, each));
};

/** The first layer as it was on arrival. */
export const firstLayer = (seen: Seen): LayerSeen | null =>
  seen.first?.views.find(({ layer }) => layer)?.layer ?? null;
