import { inspectlet } from './inspectlet.facts.ts';
import type { VendorDriver } from './vendor.ts';

/** `__insp`: a list of calls, which its script takes over. */
interface Calls {
  push(call: readonly unknown[]): unknown;
}

interface InspectletPage {
  __insp?: Calls;
}

export const inspectletDriver: VendorDriver<Calls> = {
  load({ page, settings: { id }, script }) {
    const at = page as InspectletPage;
    at.__insp ??= [];
    at.__insp.push(['wid', +`${id}`]);
    return script(`https://cdn.inspectlet.com/inspectlet.js?wid=${id}`);
  },
  find: (page) => (page as InspectletPage).__insp,
};

export { inspectlet as facts, inspectletDriver as driver };
