import { createJudge, type Judge, type Verdict } from './judge.ts';
import { createPanel } from './panel.ts';
import { createPaint } from './patterns.ts';
import { css } from './style.ts';
import { textsFor } from './texts.ts';
import { linesOf, offsetOf, type Walk, walk } from './walk.ts';

/** What the preview reads of `temoin.json`; it is drawn before anything has checked the rest. */
interface Previewed {
  readonly unmask?: readonly (string | { readonly selector: string })[];
}

const NAME = 'temoin-preview';
/** What may move or change what is shown without changing the document. */
const STIRS = ['scroll', 'resize', 'load', 'input', 'toggle', 'transitionend', 'animationend'];
/** Milliseconds. */
const ROUND = 1000;

interface Looked {
  readonly seen: Walk;
  readonly verdicts: ReadonlyMap<Text, Verdict>;
}

/** A picture of it has no legend over the page, and may know from before how a text was judged. */
export interface Pictured {
  readonly legend: boolean;
  known(text: Text): Verdict | undefined;
}

const look = (judge: Judge, known?: Pictured['known']): Looked => {
  const seen = walk(document);
  return { seen, verdicts: new Map(seen.texts.map((text) => [text, known?.(text) ?? judge.verdict(text)])) };
};

/**
 * Paints over this page what a recording would mask, show, leave empty and never show, as the recorder itself decides.
 * Nothing is recorded, sent or stored; it needs no consent since nothing of the visitor is kept (GDPR art. 25: what the
 * team sees is what would leave). Returns what closes it. A second call while it is open closes nothing and opens none.
 */
export const showPreview = (configuration: unknown, pictured?: Pictured): (() => void) => {
  if (document.querySelector(NAME)) return () => {};
  const { unmask = [] }: Previewed = Object(configuration);
  const judge = createJudge(unmask.map((each) => (typeof each === 'string' ? each : each.selector)));
  const host = document.createElement(NAME);
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const canvas = document.createElement('canvas');
  canvas.className = 'sheet';
  canvas.setAttribute('aria-hidden', 'true');
  const context = canvas.getContext('2d');
  const panel = createPanel(textsFor(document.documentElement.lang), () => close());
  root.append(canvas);
  if (pictured?.legend !== false) root.append(panel.element);

  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const observed = new WeakSet<Node>();
  let looked: Looked | undefined;
  let cue = 0;
  let over: Element | null = null;

  /** Above a modal dialog, which is above everything that is not in the browser's top layer. */
  const raise = (): void => {
    const modal = document.querySelector(':modal');
    if (modal === over) return;
    over = modal;
    host.popover = null;
    if (!modal) return;
    host.popover = 'manual';
    host.showPopover();
  };
  const draw = (): void => {
    cue = 0;
    // A page that swaps its body has taken it along.
    if (!host.isConnected) document.documentElement.append(host);
    raise();
    looked ??= look(judge, pictured?.known);
    const { seen, verdicts } = looked;
    for (const each of seen.roots) observe(each);
    const scale = devicePixelRatio;
    canvas.width = innerWidth * scale;
    canvas.height = innerHeight * scale;
    const counts: Record<Verdict, number> = { masked: 0, allowed: 0, blocked: 0, never: 0 };
    if (context) {
      context.setTransform(scale, 0, 0, scale, 0, 0);
      const paint = createPaint(context, scheme.matches);
      const box = (verdict: Verdict, { left, top, width, height }: DOMRect, from: Document): void => {
        const [x, y] = offsetOf(from);
        if (x + left < innerWidth && y + top < innerHeight && x + left + width > 0 && y + top + height > 0)
          paint(verdict, x + left, y + top, width, height);
      };
      const boxes = (verdict: Verdict, elements: readonly Element[]): void => {
        for (const element of elements) {
          const rect = element.getBoundingClientRect();
          if (rect.width < 2 || rect.height < 2 || !element.checkVisibility()) continue;
          counts[verdict] += 1;
          box(verdict, rect, element.ownerDocument);
        }
      };
      boxes('blocked', seen.boxes);
      boxes('never', seen.fields);
      for (const [text, verdict] of verdicts) {
        const lines = linesOf(text);
        // The box of what is blocked is there already.
        if (!lines.length || verdict === 'blocked') continue;
        counts[verdict] += 1;
        for (const rect of lines) box(verdict, rect, text.ownerDocument);
      }
      for (const own of seen.ours) {
        const { left, top, width, height } = own.getBoundingClientRect();
        if (own !== host) context.clearRect(left, top, width, height);
      }
    }
    panel.tell(counts);
  };
  const stir = (): void => {
    cue ||= requestAnimationFrame(draw);
  };
  const again = (): void => {
    looked = undefined;
    stir();
  };
  const watcher = new MutationObserver(again);
  // No observer is told of a new shadow root, of a frame's new document, or of a box that another pushes.
  const rounds = setInterval(again, ROUND);
  const observe = (place: Node): void => {
    if (observed.has(place)) return;
    observed.add(place);
    watcher.observe(place, { subtree: true, childList: true, characterData: true, attributes: true });
  };
  const recolour = (): void => {
    panel.draw(scheme.matches);
    stir();
  };
  for (const name of STIRS) addEventListener(name, stir, { capture: true, passive: true });
  scheme.addEventListener('change', recolour);
  const sizes = new ResizeObserver(stir);
  sizes.observe(document.documentElement);

  const close = (): void => {
    watcher.disconnect();
    sizes.disconnect();
    clearInterval(rounds);
    for (const name of STIRS) removeEventListener(name, stir, { capture: true });
    scheme.removeEventListener('change', recolour);
    cancelAnimationFrame(cue);
    host.remove();
  };
  document.documentElement.append(host);
  recolour();
  return close;
};
