import type { VendorDriver } from './vendor.ts';

/** What `new Tracker()` makes. */
export interface OpenReplay {
  readonly options?: { readonly ingestPoint?: string };
  stop(): unknown;
}

export const openreplayDriver: VendorDriver<OpenReplay> = {
  find(page) {
    const there = (page as { OpenReplay?: OpenReplay }).OpenReplay;
    // The snippet's queue is an array.
    return Array.isArray(there) ? undefined : there;
  },
  reaches: ({ options }, { page }) =>
    options?.ingestPoint ? [new URL(options.ingestPoint, page.location.href).href] : [],
  stop: (tracker) => void tracker.stop(),
};

export { openreplay as facts } from './openreplay.facts.ts';
export { openreplayDriver as driver };
