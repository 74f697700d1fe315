import type { Act } from '../seen-layer.ts';
import { actOf, anyOf, type Words } from '../words.ts';
import { activeNow, below, hitAt, holds, isRendered, isSeen, outwards, tidy, wordsIn } from './flat.ts';
import { labelOf, nameOf, roleOf } from './names.ts';
import { isInteractive, isPressable } from './pressable.ts';

export type Ordered = readonly (readonly [string, Words])[];

const TEMOIN: Readonly<Record<string, Act>> = {
  'refuse-all': 'refuse',
  'accept-all': 'accept',
  choose: 'choose',
  save: 'save',
  open: 'withdraw',
  withdraw: 'withdraw',
};

const leadsAway = (element: Element): boolean => {
  if (!(element instanceof HTMLAnchorElement) || !element.hasAttribute('href')) return false;
  const written = element.getAttribute('href') ?? '';
  return !/^(#|javascript:|$)/.test(written);
};

/** What a control is for: Témoin's by its attribute, others by their words, then by their name. */
export const meaningOf = (element: Element, words: Ordered, later: boolean): Act => {
  const own = element.getAttribute('data-act');
  if (own && TEMOIN[own]) return TEMOIN[own];
  const label = labelOf(element);
  const found = actOf(label, words, later) ?? actOf(nameOf(element), words, later);
  if (!found) return 'other';
  // “Privacy policy” holds a word for choices, and is a page to read.
  if (!found.exact && /^(choose|withdraw)$/.test(found.act) && leadsAway(element)) return 'other';
  // On a banner, what changes a choice later lets one choose.
  return found.act === 'withdraw' && !later ? 'choose' : found.act;
};

const HINT = /cookie|consent|cmp|gdpr|rgpd|privacy|tarteaucitron|onetrust|didomi|axeptio/i;
const hinted = (element: Element): boolean =>
  HINT.test(`${element.id} ${element.getAttribute('class') ?? ''}`);

/** The thing that a control of choice lies on: a dialog or region rather than what is fixed, rather than what is named so. */
export const surfaceOf = (control: Element): Element | null => {
  const ranked: (Element | undefined)[] = [];
  const first = (rank: number, element: Element) => {
    ranked[rank] ??= element;
  };
  for (const each of outwards(control)) {
    if (each === document.body || each === document.documentElement) break;
    if (each.matches('main, article') || each.querySelector('main')) continue;
    const { width, height } = each.getBoundingClientRect();
    // All that it holds is fixed somewhere else.
    if (width * height === 0) continue;
    const role = roleOf(each);
    if (each.hasAttribute('data-layer')) first(0, each);
    if (/^(dialog|alertdialog)$/.test(role) || each.getAttribute('aria-modal') === 'true') first(1, each);
    if (role === 'region') first(2, each);
    const { position } = getComputedStyle(each);
    if (position === 'fixed') first(3, each);
    if (hinted(each)) ranked[4] = each;
    if (position === 'sticky') first(5, each);
  }
  return ranked.find((each) => each) ?? null;
};

const ASKS: ReadonlySet<Act> = new Set<Act>(['accept', 'refuse', 'save']);
const SHORTEST = 60;
const SWITCHES = 'input[type=checkbox], [role=switch], [role=checkbox], [aria-pressed]';

/** 0 for what a pointer meets, 1 for what lies below something else. */
const depth = (surface: Element): number => {
  const { left, top, right, bottom } = surface.getBoundingClientRect();
  const [x, y] = [
    (Math.max(0, left) + Math.min(innerWidth, right)) / 2,
    (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2,
  ];
  const hit = hitAt(x, y);
  return hit && holds(surface, hit) ? 0 : 1;
};

/** 0 for what has switches or saves, 1 for what has the focus, 2 for the rest: what was opened stands beside what opened it. */
const turn = (surface: Element, acts: readonly Act[]): number => {
  const isSwitch = (each: Node) => each instanceof Element && each.matches(SWITCHES);
  if (acts.includes('save') || [...below(surface)].some(isSwitch)) return 0;
  const at = activeNow();
  return at && holds(surface, at) ? 1 : 2;
};

const patterns = new WeakMap<Ordered, RegExp>();
const bannerIn = (words: Ordered): RegExp => {
  const made = patterns.get(words) ?? anyOf(words.flatMap(([, each]) => each.banner));
  patterns.set(words, made);
  return made;
};

type Found = readonly (readonly [control: Element, act: Act])[];

/** What lies in the page itself and stands for nothing: the least that holds one control of each kind, and says what they are for. */
const inlineIn = (loose: Found, words: Ordered): Element | null => {
  const accepts = loose.filter(([, act]) => act === 'accept');
  for (const [control] of accepts)
    for (const each of outwards(control)) {
      if (each === document.body || each.matches('main, article') || each.querySelector('main')) break;
      const refuses = loose.some(([other, act]) => act === 'refuse' && holds(each, other));
      if (refuses && bannerIn(words).test(tidy(wordsIn(each)))) return each;
    }
  return null;
};

/** Every layer that asks for consent now: what a pointer meets, then what was opened beside another, then what has most controls of choice. */
export const layersIn = (words: Ordered): readonly Element[] => {
  const found = new Map<Element, Act[]>();
  const loose: (readonly [Element, Act])[] = [];
  for (const node of below(document.documentElement)) {
    if (!isPressable(node, words)) continue;
    const act = meaningOf(node, words, false);
    if (act === 'other' || act === 'close' || !isRendered(node)) continue;
    const surface = surfaceOf(node);
    if (surface) found.set(surface, [...(found.get(surface) ?? []), act]);
    else loose.push([node, act]);
  }
  const banner = bannerIn(words);
  const asking = [...found].filter(([surface, acts]) => {
    if (!isSeen(surface) || surface.closest('temoin-control')) return false;
    if (surface.hasAttribute('data-layer')) return true;
    const text = tidy(wordsIn(surface));
    // A panel of switches need not say again what they are for.
    const panel = new Set(acts.filter((act) => ASKS.has(act))).size > 1 && surface.querySelector(SWITCHES);
    const asks = acts.some((act) => ASKS.has(act)) || text.length > SHORTEST;
    return asks && text.length > 10 && (panel || banner.test(text));
  });
  const inline = asking.length ? null : inlineIn(loose, words);
  if (inline && isSeen(inline)) return [inline];
  return asking
    .filter(([surface]) => !asking.some(([other]) => other !== surface && holds(other, surface)))
    .sort(
      ([one, a], [other, b]) =>
        depth(one) - depth(other) || turn(one, a) - turn(other, b) || new Set(b).size - new Set(a).size,
    )
    .map(([surface]) => surface);
};

const OPENS =
  /(cookie|consent|cmp|privacy|tarteaucitron|onetrust|didomi|axeptio)[\w-]*(icon|manager|settings?|btn|button|open|prefs?|preferences|revoke|widget)/i;

/** Controls outside of any layer by which a choice can be changed, those that stay in the window first. */
export const persistentIn = (words: Ordered, layers: readonly Element[]): readonly Element[] => {
  const banner = anyOf(words.slice(0, 2).flatMap(([, each]) => each.banner));
  const found: Element[] = [];
  for (const node of below(document.body)) {
    if (!isPressable(node, words) || !isRendered(node) || layers.some((layer) => holds(layer, node)))
      continue;
    const { width, height } = node.getBoundingClientRect();
    if (width * height === 0 || leadsAway(node)) continue;
    const act = node.getAttribute('data-act');
    if (act) {
      if (act === 'open') found.push(node);
      continue;
    }
    const name = nameOf(node);
    const meant = actOf(name, words, true);
    const says = meant && (meant.act === 'withdraw' || (meant.act === 'choose' && banner.test(name)));
    const speaks = banner.test(name) && name.length < 50;
    const named = OPENS.test(`${node.id} ${node.getAttribute('class') ?? ''}`);
    if (node.hasAttribute('data-temoin-open') || says || speaks || named) found.push(node);
  }
  return found.filter((each) => !found.some((other) => other !== each && holds(other, each)));
};

export const staysPut = (element: Element): boolean => {
  for (const each of outwards(element)) if (getComputedStyle(each).position === 'fixed') return true;
  return false;
};

const AT_ONCE = /retirer|withdraw|revoke|révoqu|\bstop\b/i;

/** A control outside of any layer that withdraws by itself. */
export const withdrawsAtOnce = (words: Ordered): Element | null => {
  const layers = layersIn(words);
  for (const node of below(document.body))
    if (
      isInteractive(node) &&
      isSeen(node) &&
      !leadsAway(node) &&
      !layers.some((layer) => holds(layer, node))
    ) {
      const act = node.getAttribute('data-act');
      if (
        act === 'withdraw' ||
        (!act && AT_ONCE.test(labelOf(node)) && meaningOf(node, words, true) === 'withdraw')
      )
        return node;
    }
  return null;
};
