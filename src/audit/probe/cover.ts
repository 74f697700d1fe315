import type { Box, CoverSeen } from '../seen-layer.ts';
import { staysPut } from './find.ts';
import { hitAt, holds, outwards, tidy, wordsIn } from './flat.ts';
import { isInteractive } from './pressable.ts';

const ACROSS = 20;
const DOWN = 10;
/** Of the window: what covers more, and says nothing, is a veil. */
const VEIL = 0.8;

const isVeil = (hit: Element, layer: Element | null): boolean => {
  for (const each of outwards(hit)) {
    if (each === document.body || each === document.documentElement) return false;
    if (!/fixed|absolute/.test(getComputedStyle(each).position)) continue;
    const { width, height } = each.getBoundingClientRect();
    if (width * height < innerWidth * innerHeight * VEIL) continue;
    if ((layer && holds(each, layer)) || !tidy(wordsIn(each))) return true;
  }
  return false;
};

const canScroll = (): boolean => {
  const page = document.scrollingElement ?? document.documentElement;
  if (page.scrollHeight <= innerHeight + 1) return true;
  const before = page.scrollTop;
  const step = before > 0 ? -40 : 40;
  window.scrollBy({ top: step, behavior: 'instant' });
  const moved = page.scrollTop !== before;
  window.scrollTo({ top: before, behavior: 'instant' });
  // A script may scroll where a visitor cannot.
  const locked = [document.documentElement, document.body].some((each) =>
    /hidden|clip/.test(getComputedStyle(each).overflowY),
  );
  return moved && !locked;
};

/** The page is there, and cannot be read or met: blurred, or out of reach. */
const isDulled = (hit: Element): boolean => {
  for (const each of outwards(hit)) if (/blur\(/.test(getComputedStyle(each).filter)) return true;
  return false;
};
const outOfReach = (x: number, y: number): boolean =>
  [...document.querySelectorAll('body > *, main, [inert]')].some((each) => {
    if (!each.closest('[inert]') && getComputedStyle(each).pointerEvents !== 'none') return false;
    const { left, right, top, bottom } = each.getBoundingClientRect();
    return x >= left && x <= right && y >= top && y <= bottom && !!tidy(wordsIn(each));
  });

/** How much of the page outside a layer a pointer meets: 200 points in a grid. */
/** A point that an element answers for by something generated that stays over the page. A link that fills its card is none. */
const isBeside = (hit: Element, x: number, y: number): boolean =>
  ['::before', '::after'].some((part) => getComputedStyle(hit, part).position === 'fixed') &&
  ![...hit.getClientRects()].some(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  );

export const coverSeen = (layer: Element | null, framed: Box | null): CoverSeen => {
  const box =
    layer?.getBoundingClientRect() ??
    (framed && new DOMRect(framed.left, framed.top, framed.width, framed.height));
  let [points, free] = [0, 0];
  for (let i = 0; i < ACROSS * DOWN; i += 1) {
    const x = ((i % ACROSS) + 0.5) * (innerWidth / ACROSS);
    const y = (Math.floor(i / ACROSS) + 0.5) * (innerHeight / DOWN);
    if (box && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) continue;
    points += 1;
    const hit = hitAt(x, y);
    const frame = framed && hit?.localName === 'iframe' && staysPut(hit);
    if (!hit || frame || (layer && holds(layer, hit)) || isVeil(hit, layer) || isBeside(hit, x, y)) continue;
    const bare = hit === document.body || hit === document.documentElement;
    if (!isDulled(hit) && !(bare && outOfReach(x, y))) free += 1;
  }
  return { points, free, scrolls: canScroll() };
};

/** The middle of a part of the page where a click does nothing. */
export const idlePoint = (layers: readonly Element[]): readonly [x: number, y: number] => {
  for (let i = ACROSS * DOWN - 1; i >= 0; i -= 1) {
    const x = ((i % ACROSS) + 0.5) * (innerWidth / ACROSS);
    const y = (Math.floor(i / ACROSS) + 0.5) * (innerHeight / DOWN);
    const chain = [...outwards(hitAt(x, y) ?? document.body)];
    if (
      !chain.some(
        (each) =>
          each.matches('input, textarea, select, label, iframe') ||
          layers.includes(each) ||
          isInteractive(each),
      )
    )
      return [x, y];
  }
  return [2, 2];
};
