import type { FocusStop, StillSeen } from '../seen.ts';
import type { Box, CoverSeen, LayerSeen, PersistentSeen, Style } from '../seen-layer.ts';
import { type AllWords, inOrder } from '../words.ts';
import { frame, later, nextFrame, now } from './clock.ts';
import { controlPaint, paintOf } from './colours.ts';
import { coverSeen, idlePoint } from './cover.ts';
import { listen } from './ears.ts';
import { layersIn, meaningOf, type Ordered, persistentIn, withdrawsAtOnce } from './find.ts';
import { activeNow, holds, isSeen, tidy, wordsIn } from './flat.ts';
import { layerSeen, persistentSeen } from './measure.ts';
import { labelOf, nameOf, whereOf } from './names.ts';
import { boxesNow, questionsIn } from './questions.ts';
import { watchStill } from './still.ts';
import { type Stored, storedHere } from './stored.ts';

/** What `temoin audit` asks in a page. Elements have numbers, which hold as long as the document. */
export interface Probe {
  /** Number of the layers that ask, and whether the first of them has come to rest. */
  ask(): Promise<{ readonly layers: number; readonly still: boolean; readonly key: string }>;
  layer(): LayerSeen | null;
  persistent(): readonly PersistentSeen[];
  element(index: number): Element | null;
  style(index: number): Promise<Style>;
  hold(): void;
  focusFirst(): void;
  focused(): FocusStop;
  focusAtLoad(): 'none' | 'layer' | 'accept';
  /** The element of the page that has the focus and lies wholly below the layer. */
  hidden(): string | null;
  /** Of a layer in a frame, the box in this window. */
  cover(box: Box | null): CoverSeen;
  /** What assistive tools are pointed at: the layer, or the host of its shadow root. */
  root(): Element | null;
  activeLabel(): string;
  /** A control that withdraws at once. */
  withdrawing(): number | null;
  /** A point of the page where nothing can be pressed. */
  idle(): readonly [x: number, y: number];
  /** Milliseconds from the activation of a control until the layer is gone; nothing after that many. */
  closing(patience: number): Promise<number | null>;
  /** Is the layer that was held still there to be seen? */
  stays(): boolean;
  /** Keeps in mind which boxes lie over the page; later, how many others ask something. */
  remember(): void;
  questions(): number;
  still(patience: number, watch: number): Promise<StillSeen | null>;
  words(): readonly string[];
  toggle(index: number): void;
  stored(): Promise<readonly Stored[]>;
  watchers(): number;
  clicked(): number | null;
  violations(): readonly string[];
  language(): string;
}

const SETTLES = 600;

const probe = (all: AllWords): Probe => {
  const ears = listen();
  const numbers = new Map<Element, number>();
  const elements: Element[] = [];
  const number = (element: Element): number => {
    const known = numbers.get(element);
    if (known !== undefined) return known;
    numbers.set(element, elements.push(element) - 1);
    return elements.length - 1;
  };
  const language = () => document.documentElement?.lang ?? '';
  let ordered: Ordered = [];
  let orderedFor: string | undefined;
  const words = (): Ordered => {
    if (orderedFor !== language()) [ordered, orderedFor] = [inOrder(all, language()), language()];
    return ordered;
  };
  const layers = () => (document.body ? layersIn(words()) : []);
  let current: Element | undefined;
  let boxes: ReadonlySet<Element> = new Set();
  const find = (): Element | undefined => {
    current = layers()[0] ?? current;
    return current;
  };
  const running = (element: Element) =>
    element
      .getAnimations({ subtree: true })
      .filter(
        ({ playState, effect }) =>
          playState === 'running' && effect?.getTiming().iterations !== Number.POSITIVE_INFINITY,
      );
  const settled = (element: Element): Promise<unknown> =>
    Promise.race([
      Promise.allSettled(running(element).map(({ finished }) => finished)),
      new Promise((done) => later(done, SETTLES)),
    ]).then(frame);

  return {
    async ask() {
      const [found, ...others] = layers();
      if (!found) return { layers: 0, still: false, key: '' };
      const key = () => JSON.stringify(found.getBoundingClientRect());
      const before = key();
      await frame();
      await frame();
      current = found;
      return { layers: others.length + 1, still: before === key() && !running(found).length, key: before };
    },
    layer() {
      const found = layers();
      current = found[0];
      return current ? layerSeen(current, found.length, words(), number) : null;
    },
    persistent: () => persistentIn(words(), layers()).map((each) => persistentSeen(each, words(), number)),
    element: (index) => elements[index] ?? null,
    async style(index) {
      const element = elements[index] as Element;
      await frame();
      await settled(element);
      return controlPaint(element);
    },
    hold: () => void find(),
    focusFirst() {
      const layer = find();
      if (!layer) return;
      const place = document.createRange();
      place.setStart(layer, 0);
      getSelection()?.removeAllRanges();
      (activeNow() as HTMLElement | null)?.blur();
      getSelection()?.addRange(place);
    },
    focused() {
      const at = activeNow();
      const inLayer = !!at && !!current && holds(current, at);
      return {
        index: inLayer && numbers.has(at) ? number(at) : null,
        inLayer,
        paint: inLayer ? paintOf(at) : null,
      };
    },
    focusAtLoad() {
      const [layer, at] = [find(), activeNow()];
      if (!layer || !at || !holds(layer, at)) return 'none';
      return at !== layer && meaningOf(at, words(), false) === 'accept' ? 'accept' : 'layer';
    },
    hidden() {
      const [layer, at] = [current, activeNow()];
      if (!layer || !at || at === document.body || holds(layer, at) || !isSeen(layer)) return null;
      const [inner, outer] = [at.getBoundingClientRect(), layer.getBoundingClientRect()];
      if (inner.width * inner.height === 0) return null;
      const below =
        inner.left >= outer.left &&
        inner.right <= outer.right &&
        inner.top >= outer.top &&
        inner.bottom <= outer.bottom;
      return below ? `“${(labelOf(at) || nameOf(at) || whereOf(at)).slice(0, 40)}”` : null;
    },
    cover: (box) => coverSeen(layers()[0] ?? null, box),
    root() {
      const layer = find();
      const tree = layer?.getRootNode();
      return tree instanceof ShadowRoot ? tree.host : (layer ?? null);
    },
    activeLabel() {
      const at = activeNow();
      return at ? labelOf(at) || nameOf(at) : '';
    },
    withdrawing() {
      const found = withdrawsAtOnce(words());
      return found ? number(found) : null;
    },
    idle: () => idlePoint(layers()),
    closing(patience) {
      const layer = find();
      return new Promise((done) => {
        let began: number | undefined;
        const start = ({ timeStamp }: Event) => {
          began ??= timeStamp;
        };
        for (const type of ['click', 'keydown']) addEventListener(type, start, { capture: true, once: true });
        const until = now() + patience;
        const look = () => {
          if (!layer || !isSeen(layer)) done(now() - (began ?? now()));
          else if (now() > until) done(null);
          else nextFrame(look);
        };
        look();
      });
    },
    remember: () => {
      boxes = boxesNow();
    },
    questions: () => questionsIn(words(), boxes),
    stays: () => !!current && isSeen(current),
    still: (patience, watch) => watchStill(words(), ears, patience, watch),
    words() {
      const asking = layers();
      const text = tidy(
        wordsIn(document.body, (each) => asking.includes(each) || /^temoin-/.test(each.localName)),
      );
      return [...new Set(text.toLowerCase().match(/\p{L}+/gu) ?? [])].slice(0, 3000);
    },
    toggle: (index) => (elements[index] as HTMLElement).click(),
    stored: storedHere,
    watchers: ears.watchers,
    clicked: ears.clicked,
    violations: ears.violations,
    language,
  };
};

Object.defineProperty(globalThis, 'temoinAudit', { configurable: true, value: { begin: probe } });
