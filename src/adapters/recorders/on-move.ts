import type { Clock, Undo } from '../../platform/clock.ts';

/** Milliseconds between two looks at the address. */
const LOOK = 500;

/** Calls back whenever the address has changed without a new page. */
export const onMove = (page: Window & typeof globalThis, clock: Clock, moved: () => void): Undo => {
  const { navigation } = page as { navigation?: EventTarget };
  let { href } = page.location;
  let next: Undo | undefined;
  const look = () => {
    if (page.location.href === href) return;
    href = page.location.href;
    moved();
  };
  // Only newer browsers tell of `pushState`; elsewhere it is looked at now and then.
  const again = () => {
    look();
    next = clock.after(LOOK, again);
  };
  navigation?.addEventListener('currententrychange', look);
  page.addEventListener('popstate', look);
  if (!navigation) next = clock.after(LOOK, again);
  return () => {
    navigation?.removeEventListener('currententrychange', look);
    page.removeEventListener('popstate', look);
    next?.();
  };
};
