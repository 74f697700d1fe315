import { smartlook } from './smartlook.facts.ts';
import type { VendorDriver } from './vendor.ts';

/** `smartlook`: a queue until its script has run, and another function afterwards. */
export type Smartlook = ((name: string, ...given: unknown[]) => unknown) & { api?: unknown[] };

interface SmartlookPage {
  smartlook?: Smartlook;
}

export const smartlookDriver: VendorDriver<Smartlook> = {
  load({ page, settings, script }) {
    const at = page as SmartlookPage;
    const queue: unknown[] = [];
    at.smartlook ??= Object.assign((...call: unknown[]) => void queue.push(call), { api: queue });
    at.smartlook('init', settings.id, settings.options);
    return script('https://web-sdk.smartlook.com/recorder.js');
  },
  find: (page) => (page as SmartlookPage).smartlook,
  stop: (handle, { page }) => void ((page as SmartlookPage).smartlook ?? handle)('disable'),
};

export { smartlook as facts, smartlookDriver as driver };
