import type { Undo } from '../../platform/clock.ts';

/** Calls back whenever the address may have changed without a new page. Safari before 26 and old Firefox tell less of it. */
export const onMove = (page: Window & typeof globalThis, moved: () => void): Undo => {
  const { navigation } = page as { navigation?: EventTarget };
  const ears: [EventTarget, string][] = [
    [page, 'popstate'],
    [page, 'hashchange'],
  ];
  if (navigation) ears.push([navigation, 'currententrychange']);
  for (const [target, type] of ears) target.addEventListener(type, moved);
  // Where nothing tells of `pushState`: looked at now and then.
  let { href } = page.location;
  const timer = navigation
    ? undefined
    : page.setInterval(() => {
        if (page.location.href === href) return;
        href = page.location.href;
        moved();
      }, 500);
  return () => {
    for (const [target, type] of ears) target.removeEventListener(type, moved);
    clearInterval(timer);
  };
};
