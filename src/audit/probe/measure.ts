import { contrast, over } from '../colour.ts';
import type { ControlSeen, LayerSeen, LinkSeen, PersistentSeen } from '../seen-layer.ts';
import { actOf, anyOf } from '../words.ts';
import { controlPaint, groundOf, inkOf, SHAPES, typeOf, wordsOf } from './colours.ts';
import { meaningOf, type Ordered, staysPut } from './find.ts';
import {
  below,
  hitAt,
  holds,
  isRendered,
  line,
  opacityOf,
  outwards,
  parentOf,
  tidy,
  wordsIn,
} from './flat.ts';
import { labelOf, nameOf, roleOf, whereOf } from './names.ts';
import { isInteractive } from './pressable.ts';
import { hiddenText, proseOf } from './prose.ts';
import { apart, boxOf, clipped, faintOf, type Said, textsOf } from './texts.ts';
import { isToggle, togglesIn } from './toggles.ts';

/** Gives each element a number, and keeps it. */
export type Numbered = (element: Element) => number;

const inWindow = ({ left, top, right, bottom }: DOMRect): boolean =>
  left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;

const isHit = (element: Element): boolean => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = hitAt(left + width / 2, top + height / 2);
  return !!hit && (holds(element, hit) || (hit.localName === 'label' && holds(hit, element)));
};

const scrolledAway = (element: Element, root: Element): boolean => {
  const rect = element.getBoundingClientRect();
  const left = clipped(rect, element, root);
  return !left || left.width < rect.width - 1 || left.height < rect.height - 1;
};

/** Beyond this, nobody asks whether something lies over it. */
const FAR = 40;

/** Words may have been scrolled below the controls: are they to be seen where they come nearest? */
const isUncovered = (parent: Element, words: DOMRect, control: DOMRect): boolean => {
  const near = (least: number, most: number, to: number) => Math.min(Math.max(to, least + 1), most - 1);
  const x = near(words.left, words.right, control.left + control.width / 2);
  const y = near(words.top, words.bottom, control.top + control.height / 2);
  const hit = hitAt(x, y);
  return !hit || holds(parent, hit);
};

const SIGNS = /[\p{Extended_Pictographic}\u2190-\u2bff]/gu;
const wears = (style: CSSStyleDeclaration): number => (/url\(/.test(style.backgroundImage) ? 1 : 0);
/** A drawing of words alone is none. */
const isPicture = (node: Element): boolean =>
  /^(img|picture|canvas)$/.test(node.localName) || (node.localName === 'svg' && !!node.querySelector(SHAPES));
const iconsIn = (element: Element): number => {
  let count = (line(wordsIn(element)).match(SIGNS) ?? []).length + wears(getComputedStyle(element));
  for (const part of ['::before', '::after']) {
    const style = getComputedStyle(element, part);
    if (/^(none|normal)$/.test(style.content)) continue;
    count += wears(style) + (/url\(/.test(style.content) ? 1 : (style.content.match(SIGNS) ?? []).length);
  }
  for (const node of below(element))
    if (node instanceof Element && isRendered(node))
      count += isPicture(node) ? 1 : wears(getComputedStyle(node));
  return count;
};

const amongWords = (element: Element): boolean => {
  if (!/^inline/.test(getComputedStyle(element).display)) return false;
  const parent = parentOf(element);
  return (
    !!parent && [...parent.childNodes].some((node) => node instanceof Text && line(node.data).length > 1)
  );
};

const controlSeen = (
  element: Element,
  root: Element,
  texts: readonly Said[],
  words: Ordered,
  number: Numbered,
): ControlSeen => {
  const rect = element.getBoundingClientRect();
  const box = boxOf(rect);
  const distances = texts
    .filter(({ control }) => !control)
    .flatMap(({ parent, rects }) =>
      rects
        .filter((each) => apart(box, boxOf(each)) > FAR || isUncovered(parent, each, rect))
        .map((each) => apart(box, boxOf(each))),
    );
  const said = wordsOf(element);
  const ground = groundOf(said, root);
  const outer = parentOf(element);
  return {
    index: number(element),
    act: meaningOf(element, words, false),
    label: labelOf(element),
    name: nameOf(element),
    said: line(wordsIn(element)),
    tag: element.localName,
    role: roleOf(element),
    box,
    inView: inWindow(rect),
    hit: isHit(element),
    opacity: opacityOf(element),
    disabled: element.matches(':disabled, [aria-disabled=true]'),
    type: typeOf(said),
    paint: controlPaint(element),
    ink: ground ? over(inkOf(said), ground) : inkOf(said),
    ground,
    around: outer && groundOf(element, root, outer),
    inProse: !!element.closest('p'),
    toText: distances.length ? Math.min(...distances) : null,
    icons: iconsIn(element),
    inSentence: roleOf(element) === 'link' && amongWords(element),
    scrolledAway: scrolledAway(element, root),
  };
};

const linkSeen = (element: HTMLAnchorElement): LinkSeen => {
  const href = element.getAttribute('href') ?? '';
  return { label: labelOf(element), href, to: /^(#|javascript:|$)/.test(href) ? '' : element.href };
};

const isTemoin = (root: Element): boolean =>
  root.hasAttribute('data-layer') && (root.getRootNode() as ShadowRoot).host?.localName === 'temoin-banner';

const languageAt = (root: Element): string => {
  for (const each of outwards(root)) if (each.hasAttribute('lang')) return each.getAttribute('lang') ?? '';
  return '';
};

const sentencesOf = (text: string, language: string): readonly string[] => {
  const cut = new Intl.Segmenter(language || 'en', { granularity: 'sentence' });
  return text
    .split('\n')
    .flatMap((each) =>
      [...cut.segment(each)].map(({ segment }) => line(segment)).filter((one) => /\p{L}/u.test(one)),
    );
};

const CHOICES = new Set(['accept', 'refuse', 'choose', 'save']);

/** One layer, as it stands in this window. */
export const layerSeen = (root: Element, together: number, words: Ordered, number: Numbered): LayerSeen => {
  const inside = [...below(root)].filter((node): node is Element => node instanceof Element);
  const texts = textsOf(root);
  const own = words.slice(0, 2);
  const replay = anyOf(own.flatMap(([, each]) => each.replay));
  const buttons = inside.filter(
    (each) => isInteractive(each) && isRendered(each) && each.getBoundingClientRect().width > 0,
  );
  const controls = buttons
    .filter((each) => !isToggle(each, words))
    .map((each) => controlSeen(each, root, texts, words, number));
  const choices = controls.filter(({ act }) => CHOICES.has(act));
  const firstChoice = buttons.find((each) =>
    controls.some(({ index, act }) => index === number(each) && CHOICES.has(act)),
  );
  const { shown, folded } = togglesIn(root, inside, words, replay, number);
  const { faint, over: overPictures } = faintOf(texts, root);
  const named = namedAround(root);
  const language = languageAt(root);
  const top = Math.min(...choices.map(({ box }) => box.top + box.height));
  return {
    kind: isTemoin(root) ? 'temoin' : 'other',
    where: whereOf(root),
    box: boxOf(root.getBoundingClientRect()),
    role: roleOf(named),
    name: nameOf(named),
    modal: root.getAttribute('aria-modal') === 'true' || root.matches('dialog:modal'),
    language,
    text: tidy(wordsIn(root)),
    sentences: sentencesOf(tidy(wordsIn(root, (each) => isInteractive(each) && !amongWords(each))), language),
    controls,
    toggles: shown,
    folded,
    links: inside
      .filter((each): each is HTMLAnchorElement => each instanceof HTMLAnchorElement && isRendered(each))
      .map(linkSeen),
    faint,
    overPictures,
    ...proseOf(texts, replay, inside, firstChoice, top),
    unseen: hiddenText(inside),
    overflows: [root, ...inside].some((each) => {
      const style = getComputedStyle(each);
      return (
        each.clientWidth > 0 &&
        (each === root || style.overflowX !== 'visible') &&
        style.textOverflow !== 'ellipsis' &&
        each.scrollWidth > each.clientWidth + 1 &&
        !isSrOnly(each)
      );
    }),
    together,
  };
};

/** What gives a layer its role: itself, or what holds nothing else that asks. */
const namedAround = (root: Element): Element => {
  for (const each of outwards(root))
    if (each === document.body) break;
    else if (/^(region|dialog|alertdialog)$/.test(roleOf(each))) return each;
  return root;
};

/** Hidden for the eye and kept for the ear: one pixel, cut off. */
const isSrOnly = (element: Element): boolean => element.clientWidth <= 1 || element.clientHeight <= 1;

export const persistentSeen = (element: Element, words: Ordered, number: Numbered): PersistentSeen => {
  const fixed = staysPut(element);
  if (!fixed) element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const rect = element.getBoundingClientRect();
  const meant = actOf(nameOf(element), words, true);
  const surface =
    [...outwards(element)].find((each) => getComputedStyle(each).position === 'fixed') ?? element;
  const ground = groundOf(element, surface);
  return {
    index: number(element),
    label: labelOf(element) || nameOf(element),
    allowed:
      element.hasAttribute('data-act') ||
      element.hasAttribute('data-temoin-open') ||
      meant?.act === 'withdraw' ||
      meant?.act === 'choose',
    box: boxOf(rect),
    fixed,
    from: {
      top: Math.round(rect.top + scrollY),
      end: Math.round(document.documentElement.scrollHeight - rect.bottom - scrollY),
    },
    hit: isHit(element) && opacityOf(element) > 0.5,
    contrast: ground && labelOf(element) ? contrast(over(inkOf(element), ground), ground) : null,
  };
};
