import type { ToggleSeen } from '../seen-layer.ts';
import { meaningOf, type Ordered } from './find.ts';
import { isRendered } from './flat.ts';
import type { Numbered } from './measure.ts';
import { besideOf, nameOf } from './names.ts';
import { reacts } from './pressable.ts';

const TOGGLES =
  'input[type=checkbox], input[type=radio], [role=switch], [role=checkbox], [role=radio], [aria-checked], [aria-pressed]';

const isRadio = (element: Element): boolean => element.matches('input[type=radio], [role=radio]');

/** What says yes or no to everything is a control; a radio button that says yes is the state of one purpose. */
export const isToggle = (element: Element, words: Ordered): boolean => {
  if (!element.matches(TOGGLES)) return false;
  const act = meaningOf(element, words, false);
  return isRadio(element) ? act !== 'refuse' : act !== 'accept' && act !== 'refuse';
};

const DRAWN = /(?:^|[\s_-])(?:switch|toggle)(?:[\s_-]|$)/i;
const ON = /(?:^|[\s_-])(?:on|active|checked|enabled|selected)(?:[\s_]|$)/i;
const LARGEST = 120;
const STATES = ['data-state', 'data-checked', 'data-on', 'data-active'] as const;

const classOf = (element: Element): string => element.getAttribute('class') ?? '';
const stateOf = (element: Element): string | undefined =>
  STATES.flatMap((name) => element.getAttribute(name) ?? []).find((value) =>
    /^(on|off|true|false|(un)?checked|(in)?active)$/i.test(value),
  );

/** A switch that is only painted: nothing tells assistive tools that it is one. */
const isDrawn = (element: Element): boolean =>
  (DRAWN.test(classOf(element)) || stateOf(element) !== undefined) &&
  element.getBoundingClientRect().width <= LARGEST &&
  ![element, element.parentElement, element.closest('label')].some((each) => each?.querySelector(TOGGLES)) &&
  !element.closest(TOGGLES) &&
  !element.querySelector('button, a') &&
  (element.localName !== 'button' || !element.textContent?.trim()) &&
  reacts(element);

const drawnOn = (element: Element): boolean => {
  const state = stateOf(element);
  return state === undefined ? ON.test(classOf(element)) : /^(on|true|checked|active)$/i.test(state);
};

const toggleSeen = (element: Element, root: Element, replay: RegExp, number: Numbered): ToggleSeen => {
  const input = element instanceof HTMLInputElement ? element : null;
  const state = element.getAttribute('aria-checked') ?? element.getAttribute('aria-pressed');
  const own = nameOf(element);
  const name =
    isRadio(element) && input?.name ? `${own} (${input.name})` : own || besideOf(element, root).slice(0, 60);
  return {
    index: number(element),
    name,
    on:
      input && /checkbox|radio/.test(input.type)
        ? input.checked
        : state === null
          ? drawnOn(element)
          : state === 'true',
    indeterminate: input?.indeterminate || state === 'mixed',
    fixed: element.matches(':disabled, [readonly], [aria-disabled=true], [aria-readonly=true]'),
    replay: replay.test(name) || replay.test(besideOf(element, root)),
  };
};

/** To be seen itself, or by the label that is painted in its place. */
const isShown = (element: Element): boolean =>
  isRendered(element) ||
  (element instanceof HTMLInputElement && [...(element.labels ?? [])].some((label) => isRendered(label)));

/** Every switch of a layer; those of what is folded away apart. */
export const togglesIn = (
  root: Element,
  inside: readonly Element[],
  words: Ordered,
  replay: RegExp,
  number: Numbered,
): { readonly shown: readonly ToggleSeen[]; readonly folded: readonly ToggleSeen[] } => {
  const all = inside.filter((each) => isToggle(each, words) || isDrawn(each));
  const seen = (each: Element) => toggleSeen(each, root, replay, number);
  return {
    shown: all.filter(isShown).map(seen),
    folded: all.filter((each) => !isShown(each)).map(seen),
  };
};
