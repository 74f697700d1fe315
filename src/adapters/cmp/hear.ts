import type { Undo } from '../../platform/clock.ts';
import type { CmpScene } from './cmp.ts';

/** Listens on the page and on its document, since CMPs fire on either. What comes by both is heard once. */
export const hear = (page: CmpScene['page'], events: readonly string[], run: () => void): Undo => {
  const heard = new WeakSet<Event>();
  const once = (event: Event) => {
    if (!heard.has(event)) run();
    heard.add(event);
  };
  for (const name of events) {
    page.addEventListener(name, once);
    page.document.addEventListener(name, once);
  }
  return () => {
    for (const name of events) {
      page.removeEventListener(name, once);
      page.document.removeEventListener(name, once);
    }
  };
};
