import type { Undo } from '../../platform/clock.ts';
import type { CmpScene } from './cmp.ts';

/** Listens on the page and on its document, since CMPs fire on either. */
export const hear = (page: CmpScene['page'], events: readonly string[], run: () => void): Undo => {
  for (const name of events) {
    page.addEventListener(name, run);
    page.document.addEventListener(name, run);
  }
  return () => {
    for (const name of events) {
      page.removeEventListener(name, run);
      page.document.removeEventListener(name, run);
    }
  };
};
