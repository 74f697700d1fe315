import type { VendorDriver } from './vendor.ts';

/** What `record()` returned, or what the site's code wraps around it: ends it. */
export type StopRrweb = () => void;

export const rrwebDriver: VendorDriver<StopRrweb> = {
  // It leaves nothing in the page by which it could be found.
  find: () => undefined,
  stop: (stop) => stop(),
};

export { rrweb as facts } from './rrweb.facts.ts';
export { rrwebDriver as driver };
