/** Milliseconds since the navigation began; nought: not yet. */
export interface Seen {
  readonly first: number;
  readonly settled: number;
  /** Cumulative layout shift, of what the visitor did not cause. */
  readonly shift: number;
}

/** Not in TypeScript's DOM yet. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
}

declare global {
  interface Window {
    seen?: Seen;
  }
}

/**
 * Runs in the page from its beginning, once a frame. *First*: the frame in which more than 400 px² of the banner lie in
 * the viewport, nothing above them, with an opacity over 0.01. *Settled*: opacity 0.99, 98 % of it in the viewport, and
 * its box as it is in the frame after.
 */
export const probe = (path: readonly string[]): void => {
  const seen = { first: 0, settled: 0, shift: 0 };
  window.seen = seen;
  new PerformanceObserver((list) => {
    for (const each of list.getEntries() as LayoutShift[]) if (!each.hadRecentInput) seen.shift += each.value;
  }).observe({ type: 'layout-shift', buffered: true });
  let before = '';
  let since = 0;
  const find = () =>
    path.reduce<Element | null>(
      (host, selector, at) => (at ? (host?.shadowRoot ?? null) : document)?.querySelector(selector) ?? null,
      null,
    );
  const above = (element: Element): Element | null =>
    element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null;
  const opacity = (element: Element | null): number => {
    if (!element) return 1;
    const style = getComputedStyle(element);
    return style.visibility === 'hidden' ? 0 : Number(style.opacity) * opacity(above(element));
  };
  const holds = (banner: Element, x: number, y: number) => {
    let top = document.elementFromPoint(x, y);
    while (top?.shadowRoot?.elementFromPoint(x, y) && top.shadowRoot.elementFromPoint(x, y) !== top)
      top = top.shadowRoot.elementFromPoint(x, y);
    for (let each = top; each; each = above(each)) if (each === banner) return true;
    return false;
  };
  const look = () => {
    const banner = find();
    if (banner) {
      const { left, top, right, bottom, width, height } = banner.getBoundingClientRect();
      const [x0, y0] = [Math.max(0, left), Math.max(0, top)];
      const [x1, y1] = [Math.min(innerWidth, right), Math.min(innerHeight, bottom)];
      const area = Math.max(0, x1 - x0) * Math.max(0, y1 - y0);
      const opaque = opacity(banner);
      if (area > 400 && opaque > 0.01 && holds(banner, (x0 + x1) / 2, (y0 + y1) / 2)) {
        const now = performance.now();
        seen.first ||= now;
        const rests = opaque >= 0.99 && area >= 0.98 * width * height;
        const box = rests ? `${left} ${top} ${width} ${height}` : '';
        if (box && box === before) seen.settled = since;
        since = now;
        before = box;
      }
    }
    if (!seen.settled) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};
