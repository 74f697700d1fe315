import { contrast, over } from '../colour.ts';
import type { Box, FaintText } from '../seen-layer.ts';
import { groundOf, inkOf } from './colours.ts';
import { below, isRendered, line, opacityOf, outwards, parentOf } from './flat.ts';
import { isInteractive } from './pressable.ts';

export const boxOf = ({ left, top, width, height }: DOMRect): Box => ({ left, top, width, height });

/** What is left of a box in everything that cuts off what goes beyond it; nothing where all of it is cut. */
export const clipped = (rect: DOMRect, within: Element, root: Element): DOMRect | null => {
  let { left, top, right, bottom } = rect;
  for (const each of outwards(within)) {
    const style = getComputedStyle(each);
    if (style.overflowX !== 'visible' || style.overflowY !== 'visible') {
      const cut = each.getBoundingClientRect();
      [left, top] = [Math.max(left, cut.left), Math.max(top, cut.top)];
      [right, bottom] = [Math.min(right, cut.right), Math.min(bottom, cut.bottom)];
    }
    if (each === root) break;
  }
  return right - left > 0.5 && bottom - top > 0.5 ? new DOMRect(left, top, right - left, bottom - top) : null;
};

export interface Said {
  readonly node: Text;
  readonly parent: Element;
  /** The control that it belongs to. */
  readonly control: Element | null;
  readonly rects: readonly DOMRect[];
}

/** Texts of a layer that are laid out. */
export const textsOf = (root: Element): readonly Said[] => {
  const found: Said[] = [];
  for (const node of below(root)) {
    if (!(node instanceof Text) || !node.data.trim()) continue;
    const parent = parentOf(node);
    if (!parent || /^(script|style|template|noscript)$/.test(parent.localName)) continue;
    if (parent.localName !== 'slot' && !isRendered(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].flatMap((rect) => clipped(rect, parent, root) ?? []);
    // Kept for the ear: the eye meets nothing.
    if (opacityOf(parent) < 0.05) continue;
    let control: Element | null = null;
    for (const each of outwards(parent)) {
      if (isInteractive(each)) control = each;
      if (control || each === root) break;
    }
    found.push({ node, parent, control, rects });
  }
  return found;
};

export const apart = (one: Box, other: Box): number =>
  Math.hypot(
    Math.max(0, other.left - one.left - one.width, one.left - other.left - other.width),
    Math.max(0, other.top - one.top - one.height, one.top - other.top - other.height),
  );

const LARGE = 24;
const LARGE_BOLD = 18.66;
const MOST = 12;

/** Texts that do not read, and how many lie over pictures. */
export const faintOf = (
  texts: readonly Said[],
  root: Element,
): { readonly faint: readonly FaintText[]; readonly over: number } => {
  const judged = new Set<Element>();
  const faint: FaintText[] = [];
  let pictures = 0;
  for (const { node, parent, rects } of texts) {
    // A sign alone is an ornament.
    if (
      !rects.length ||
      judged.has(parent) ||
      !/[\p{L}\p{N}]/u.test(node.data) ||
      parent.closest('[disabled], [aria-disabled=true]')
    )
      continue;
    judged.add(parent);
    const ground = groundOf(parent, root);
    if (!ground) {
      pictures += 1;
      continue;
    }
    const { fontSize, fontWeight } = getComputedStyle(parent);
    const size = Number.parseFloat(fontSize);
    const needed = size >= LARGE || (size >= LARGE_BOLD && Number(fontWeight) >= 700) ? 3 : 4.5;
    const ratio = contrast(over(inkOf(parent), ground), ground);
    if (ratio < needed - 0.005) faint.push({ text: line(node.data).slice(0, 60), ratio, needed });
  }
  return { faint: faint.slice(0, MOST), over: pictures };
};
