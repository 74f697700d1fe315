import type { VendorDriver } from './vendor.ts';

/** The global function; `q` is what it was called with while Clarity was off. */
export interface Clarity {
  (method: string, ...args: unknown[]): void;
  q?: unknown[];
}

// Stopped or started again, Clarity puts another function in its place: the one of the moment is the one to call.
const current = (page: Window): Clarity | undefined => (page as { clarity?: Clarity }).clarity;

/** Clarity's own listener for a page that comes out of the back/forward cache stays behind and starts it again. */
const asleep = (event: Event): void => event.stopImmediatePropagation();

export const clarityDriver: VendorDriver<Clarity> = {
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
    page.addEventListener('pageshow', asleep, true);
    (current(page) ?? handle)('stop');
  },
  again(handle, { page }) {
    page.removeEventListener('pageshow', asleep, true);
    const call = current(page) ?? handle;
    // What was called while the visitor had said no is not told afterwards.
    call.q?.splice(0);
    call('start');
  },
};

export { clarity as facts } from './clarity.facts.ts';
export { clarityDriver as driver };
