import { mouseflow } from './mouseflow.facts.ts';
import type { VendorDriver } from './vendor.ts';

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

export { mouseflow as facts, mouseflowDriver as driver };
