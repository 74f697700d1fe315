import type { VendorDriver } from './vendor.ts';

/** The global function with its queue, or what the package `clarity-js` exports. */
export interface Clarity {
  (method: string, ...args: unknown[]): void;
  q?: unknown[];
  stop?(): void;
}

// Stopped or started again, Clarity puts another function in its place: the one of the moment is the one to call.
const current = (page: Window): Clarity | undefined => (page as { clarity?: Clarity }).clarity;

/** Pages in which it is off. */
const off = new WeakSet<Window>();

export const clarityDriver: VendorDriver<Clarity> = {
  // Its own listener for a page that comes out of the back/forward cache stays behind and starts it again. Events of
  // windows know no phases: who listens first is told first.
  prepare({ page }) {
    page.addEventListener('pageshow', (event) => off.has(page) && event.stopImmediatePropagation(), true);
  },
  load({ page, settings, script }) {
    const queue: Clarity = (...call) => void queue.q?.push(call);
    queue.q = [];
    Object.assign(page, { clarity: current(page) ?? queue });
    return script(`https://www.clarity.ms/tag/${settings.id}`);
  },
  find: current,
  start(_, { page, settings }) {
    if (settings.id !== undefined)
      current(page)?.('consentv2', { ad_Storage: 'denied', analytics_Storage: 'granted' });
  },
  stop(handle, { page }) {
    off.add(page);
    const call = current(page) ?? handle;
    if (typeof call === 'function') call('stop');
    else (call as Clarity).stop?.();
  },
};

export { clarity as facts } from './clarity.facts.ts';
export { clarityDriver as driver };
