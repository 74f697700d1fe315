import { hotjar } from './hotjar.facts.ts';
import type { VendorDriver } from './vendor.ts';

/** `hj`: a queue until its script has run. */
type Hotjar = ((...call: unknown[]) => void) & { q?: unknown[] };

interface HotjarPage {
  hj?: Hotjar;
  _hjSettings?: { hjid: number; hjsv: number };
}

export const hotjarDriver: VendorDriver<Hotjar> = {
  load({ page, settings, script }) {
    const at = page as HotjarPage;
    at._hjSettings = { hjid: +`${settings.id}`, hjsv: 6 };
    const queue: unknown[] = [];
    at.hj ??= Object.assign((...call: unknown[]) => void queue.push(call), { q: queue });
    return script(`https://static.hotjar.com/c/hotjar-${settings.id}.js?sv=6`);
  },
  find: (page) => (page as HotjarPage).hj,
};

export { hotjar as facts, hotjarDriver as driver };
