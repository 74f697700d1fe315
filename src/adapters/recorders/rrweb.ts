import type { Recorder } from './recorder.ts';
import { rrweb } from './rrweb.facts.ts';
import type { VendorDriver, VendorParts } from './vendor.ts';
import { vendorRecorder } from './vendor-recorder.ts';

/** What `record()` returned, or what the site's code wraps around it: ends it. */
export type StopRrweb = () => void;

export const rrwebDriver: VendorDriver<StopRrweb> = {
  // It leaves nothing in the page by which it could be found.
  find: () => undefined,
  stop: (stop) => stop(),
};

export const createRecorder = (parts: VendorParts): Recorder => vendorRecorder(rrweb, rrwebDriver, parts);
