import { clairvio } from './clairvio.facts.ts';
import type { Recorder } from './recorder.ts';
import type { VendorDriver, VendorParts } from './vendor.ts';
import { vendorRecorder } from './vendor-recorder.ts';

export const clairvioDriver: VendorDriver<object> = {
  // No object of its own is known: it counts as there as soon as the guard lets it in.
  find: (page) => page,
};

export const createRecorder = (parts: VendorParts): Recorder =>
  vendorRecorder(clairvio, clairvioDriver, parts);
