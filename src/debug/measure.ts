import { contrast, mix } from '../looks/contrast.ts';
import type { Box, ButtonSeen, Seen } from './seen.ts';

const TYPE = 'font-family font-size font-weight letter-spacing text-transform text-decoration line-height';
const PAINT =
  'color background-color background-image border border-radius box-shadow opacity filter transform cursor';

const boxOf = (element: Element): Box => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left, top, width, height };
};

/** The element and all that it lies in, out of its shadow root too. */
const around = (element: Element): Element[] => {
  const parent = element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host;
  return parent ? [element, ...around(parent)] : [element];
};

/** `rgb()` and `rgba()`, as every computed colour of ours is: `#rrggbb` and its opacity. */
const colourOf = (computed: string): readonly [string, number] => {
  const [r = 0, g = 0, b = 0, alpha = 1] = (computed.match(/[\d.]+/g) ?? []).map(Number);
  const hex = [r, g, b].map((part) => Math.round(part).toString(16).padStart(2, '0'));
  return [`#${hex.join('')}`, alpha];
};

/** What is really behind an element's words: its grounds, one over the other, on white. */
const groundOf = (chain: readonly Element[]): string =>
  chain
    .map((each) => colourOf(getComputedStyle(each).backgroundColor))
    .reduceRight((below, [colour, alpha]) => mix(colour, below, alpha), '#ffffff');

const stylesOf = (element: Element, names: string): Record<string, string> => {
  const style = getComputedStyle(element);
  return Object.fromEntries(names.split(' ').map((name) => [name, style.getPropertyValue(name)]));
};

/** In a state of its own (pointed at, focused) a button looks otherwise, and rightly. */
const busy = (element: Element): boolean => element.matches(':hover,:focus-visible,:active');

const distance = (one: Box, other: Box): number =>
  Math.max(
    one.top - (other.top + other.height),
    other.top - (one.top + one.height),
    one.left - (other.left + other.width),
    other.left - (one.left + one.width),
  );

const button = (element: Element, texts: readonly Element[], still: Element): ButtonSeen => {
  const chain = around(element);
  const box = boxOf(element);
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const root = element.getRootNode() as ShadowRoot;
  // A root of Firefox's answers with its own element, whatever lies over it.
  const top = document.elementFromPoint(x, y);
  const met = top === root.host ? root.elementFromPoint(x, y) : null;
  const styles = chain.map((each) => getComputedStyle(each));
  const visible = getComputedStyle(element).visibility === 'visible';
  // A layer in the page scrolls over the control, and offers all that the control does.
  const under = !still.closest('[data-layer]') && top?.localName === 'temoin-banner';
  const near = texts.map((each) => distance(box, boxOf(each)));
  return {
    act: element.getAttribute('data-act') ?? '',
    tag: element.localName,
    box,
    inView:
      box.left >= -1 &&
      box.top >= -1 &&
      box.left + box.width <= innerWidth + 1 &&
      box.top + box.height <= innerHeight + 1,
    hit: visible && (under || (!!met && (met === element || element.contains(met)))),
    opacity: styles.reduce((all, { opacity }) => all * Number(opacity), 1),
    filtered: styles.some(({ filter }) => filter !== 'none'),
    // What is only so under the hand is left out of the comparison.
    type: stylesOf(busy(element) ? still : element, TYPE),
    paint: stylesOf(busy(element) ? still : element, PAINT),
    contrast: contrast(colourOf(getComputedStyle(element).color)[0], groundOf(chain)),
    inProse: !!element.closest('p'),
    toText: near.length ? Math.min(...near) : null,
  };
};

/** Looks at what is on the screen now. `untouched`: whatever is ticked, no visitor has ticked. */
export const measure = (untouched: boolean): Seen => {
  const root = document.querySelector('temoin-banner')?.shadowRoot;
  const layer = [...(root?.querySelectorAll('[data-layer]:not([hidden])') ?? [])].at(-1);
  const row = [...(layer?.querySelectorAll('.acts [data-act]') ?? [])];
  const still = row.find((each) => !busy(each)) ?? (row[0] as Element);
  // In a low window the words scroll under the row: where they are tells nothing.
  const page = row[0]?.closest('.page');
  const under = !!page && getComputedStyle(page).overflowY === 'auto';
  const texts = under ? [] : [...(layer?.querySelectorAll('.body, .foot') ?? [])];
  const firstTop = Math.min(...row.map((each) => boxOf(each).top));
  const controls = [...document.querySelectorAll('temoin-control')].flatMap(({ shadowRoot }) => [
    ...(shadowRoot?.querySelectorAll('[data-act="open"]') ?? []),
  ]);
  return {
    layer: layer
      ? {
          number: layer.getAttribute('data-layer') === '2' ? 2 : 1,
          buttons: row.map((each) => button(each, texts, still)),
          ticked: untouched ? layer.querySelectorAll('input:checked').length : 0,
          purposesFirst: [...layer.querySelectorAll('[data-purpose] > *')].every(
            (each) =>
              !!row[0] &&
              !!(each.compareDocumentPosition(row[0]) & Node.DOCUMENT_POSITION_FOLLOWING) &&
              (each.localName !== 'h3' || under || boxOf(each).top < firstTop),
          ),
        }
      : null,
    controls: controls.map((each) => button(each, [], each)),
  };
};
