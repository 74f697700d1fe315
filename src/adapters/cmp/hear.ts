import type { Undo } from '../../platform/clock.ts';
import type { CmpScene } from './cmp.ts';

/**
 * Listens on the page and on its document, since CMPs fire on either. What comes by both is heard once; with `first` also
 * what somebody below stops.
 */
export const hear = (
  page: CmpScene['page'],
  events: readonly string[],
  run: () => void,
  first = false,
): Undo => {
  const heard = new WeakSet<Event>();
  const once = (event: Event) => {
    if (!heard.has(event)) run();
    heard.add(event);
  };
  for (const name of events) {
    page.addEventListener(name, once, first);
    page.document.addEventListener(name, once, first);
  }
  return () => {
    for (const name of events) {
      page.removeEventListener(name, once, first);
      page.document.removeEventListener(name, once, first);
    }
  };
};
