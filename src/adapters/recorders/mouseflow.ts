import { mouseflow } from './mouseflow.facts.ts';
import type { Recorder } from './recorder.ts';
import type { VendorDriver, VendorParts } from './vendor.ts';
import { vendorRecorder } from './vendor-recorder.ts';

export interface Mouseflow {
  start(): void;
  stop(): void;
}

interface MouseflowPage {
  _mfq?: unknown[];
  mouseflow?: Mouseflow;
}

export const mouseflowDriver: VendorDriver<Mouseflow> = {
  load({ page, settings, script }) {
    (page as MouseflowPage)._mfq ??= [];
    return script(`https://cdn.mouseflow.com/projects/${settings.id}.js`);
  },
  find: (page) => (page as MouseflowPage).mouseflow,
  stop: (handle) => handle.stop(),
  again: (handle) => handle.start(),
};

export const createRecorder = (parts: VendorParts): Recorder =>
  vendorRecorder(mouseflow, mouseflowDriver, parts);
