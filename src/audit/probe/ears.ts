import type { Box } from '../seen-layer.ts';
import { holds } from './flat.ts';
import { hearPresses } from './pressable.ts';

/** What goes on in a page from its first moment; put in before its own code. */
export interface Ears {
  /** Observers of the whole document with every change and what was there before. */
  watchers(): number;
  /** When something was last pressed, in milliseconds since the epoch; nothing where nothing was. */
  clicked(): number | null;
  /** Of the page's policy, one line each. */
  violations(): readonly string[];
  /** Layout shift of what lies in a layer, from a time on. */
  shiftOf(layer: Element, since: number): number;
}

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly currentRect: Box;
    readonly previousRect: Box;
  }[];
}

/** A recorder needs to know what was there before; hardly anybody else does, of a whole document. */
const isWatching = (target: Node, options: MutationObserverInit | undefined): boolean =>
  (target === document || target === document.documentElement || target === document.body) &&
  !!options?.subtree &&
  !!options.childList &&
  !!(options.characterData || options.characterDataOldValue) &&
  !!(options.attributes || options.attributeOldValue);

export const listen = (): Ears => {
  hearPresses();
  const watching = new Set<MutationObserver>();
  const { observe, disconnect } = MutationObserver.prototype;
  MutationObserver.prototype.observe = function (target, options) {
    if (isWatching(target, options)) watching.add(this);
    return observe.call(this, target, options);
  };
  MutationObserver.prototype.disconnect = function () {
    watching.delete(this);
    return disconnect.call(this);
  };
  const violated: string[] = [];
  addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, sourceFile, blockedURI, lineNumber }) => {
      const told = `${effectiveDirective}: ${blockedURI}${sourceFile ? ` (${sourceFile.replace(/[?#].*/, '')}:${lineNumber})` : ''}`;
      if (!violated.includes(told)) violated.push(told);
    },
    true,
  );
  let clicked: number | null = null;
  const origin = performance.timeOrigin;
  addEventListener(
    'click',
    ({ timeStamp }) => {
      clicked = origin + timeStamp;
    },
    true,
  );
  const shifts: Shift[] = [];
  new PerformanceObserver((list) => void shifts.push(...(list.getEntries() as Shift[]))).observe({
    type: 'layout-shift',
    buffered: true,
  });
  return {
    watchers: () => watching.size,
    clicked: () => clicked,
    violations: () => violated,
    shiftOf: (layer, since) =>
      shifts
        .filter(
          ({ startTime, hadRecentInput, sources }) =>
            startTime > since && !hadRecentInput && sources.some(({ node }) => node && holds(layer, node)),
        )
        .reduce((sum, { value }) => sum + value, 0),
  };
};
