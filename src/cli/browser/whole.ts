import type { Locator, Page } from 'playwright-core';
import type { View } from './views.ts';

/** Some programs open no picture that is taller, in pixels (2^15). A window may need more than its layer. */
const TALLEST = 32_000;
const TALLEST_WINDOW = 72_000;
const MARGIN = 16;
/** Heights are told in whole pixels, and laid out in parts of them. */
const ROUNDING = 4;

interface Box {
  readonly scrollHeight: number;
  readonly clientHeight: number;
  readonly scrollWidth: number;
  readonly clientWidth: number;
}

/** An element, as far as it is looked at: these modules know no page of their own. */
interface Element extends Box {
  querySelectorAll(selector: string): Iterable<Box>;
  readonly ownerDocument: {
    readonly defaultView: { getComputedStyle(of: Box): { readonly overflowY: string } } | null;
  };
}

/** Runs in the page: how much of a layer is scrolled away, and how tall it is now, in pixels. */
const measure = (
  layer: Element,
): { readonly down: number; readonly across: number; readonly tall: number } => {
  const view = layer.ownerDocument.defaultView;
  const boxes = [layer, ...layer.querySelectorAll('*')].filter(
    (each) => each === layer || view?.getComputedStyle(each).overflowY !== 'visible',
  );
  const most = (of: (box: Box) => number) => Math.max(0, ...boxes.map(of));
  return {
    down: most((box) => box.scrollHeight - box.clientHeight),
    across: most((box) => box.scrollWidth - box.clientWidth),
    tall: layer.clientHeight,
  };
};

/**
 * A picture of the whole layer, as wide as the window. The window is made taller until nothing of the layer is
 * scrolled away: its own rules of style lay it out, none is added. Rejects where it cannot all be shown.
 */
export const pictureOf = async (
  page: Page,
  layer: Locator,
  { viewport, width, height }: View,
): Promise<Buffer> => {
  const cut = (why: string) => new Error(`at ${viewport} a layer is ${why}: its picture would be cut off`);
  let window = height;
  let seen = await layer.evaluate(measure);
  while (seen.down > 0) {
    // A layer takes a share of the window: its height grows with the window's by that share.
    window += Math.ceil(((seen.down + ROUNDING) * window) / Math.max(1, seen.tall));
    if (window > TALLEST_WINDOW) throw cut('too long for one picture, and may be shorter in a wider window');
    await page.setViewportSize({ width, height: window });
    seen = await layer.evaluate(measure);
  }
  const box = await layer.boundingBox();
  if (!box || seen.across > 0 || box.x < 0 || box.x + box.width > width || box.y < 0)
    throw cut('wider than the window');
  const top = Math.max(0, Math.floor(box.y) - MARGIN);
  const bottom = Math.min(window, Math.ceil(box.y + box.height) + MARGIN);
  if (bottom - top > TALLEST) throw cut('too long for one picture, and may be shorter in a wider window');
  const picture = await page.screenshot({
    clip: { x: 0, y: top, width, height: bottom - top },
    animations: 'disabled',
    caret: 'hide',
  });
  if (window !== height) await page.setViewportSize({ width, height });
  return picture;
};
