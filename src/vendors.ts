import type { CreateVendor } from './adapters/recorders/vendor.ts';
import { vendorRecorder } from './adapters/recorders/vendor-recorder.ts';

/** What drives the recorders of others: each one's own part lies beside this file. */
export const createVendor: CreateVendor = async (vendor, parts) => {
  const { facts, driver } = await import(/* @vite-ignore */ `./recorders/${vendor}.js`);
  return vendorRecorder(facts, driver, parts);
};
