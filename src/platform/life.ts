import type { Undo } from './clock.ts';

/** Resolves at once, or when a prerendered page is really visited. */
export const activated = ({ document }: Window): Promise<void> =>
  new Promise((resolve) => {
    if ((document as { prerendering?: boolean }).prerendering)
      document.addEventListener('prerenderingchange', () => resolve(), { once: true });
    else resolve();
  });

/** The page's life-cycle. */
export interface Life {
  /** Woken from the back/forward cache, shown again, or back on line: look at what is stored. */
  onWake(listener: () => void): Undo;
  /** Leaving, perhaps for the back/forward cache. */
  onSleep(listener: () => void): Undo;
  /** Out of sight or leaving: perhaps the last moment in which something can be done. */
  onHide(listener: () => void): Undo;
}

const listen = (target: EventTarget, names: string, listener: (event: Event) => void): Undo => {
  const each = names.split(' ');
  for (const name of each) target.addEventListener(name, listener, true);
  return () => {
    for (const name of each) target.removeEventListener(name, listener, true);
  };
};

export const life = (page: Window): Life => {
  const { document } = page;
  return {
    onWake: (listener) =>
      listen(page, 'pageshow online focus visibilitychange', (event) => {
        // The first `pageshow` of a page that was not restored says nothing new.
        const fresh = event.type === 'pageshow' && !(event as PageTransitionEvent).persisted;
        // What takes the focus inside the page says nothing: nor may a press on our control be disturbed by it.
        const inside = event.type === 'focus' && event.target !== page;
        if (!fresh && !inside && !document.hidden) listener();
      }),
    onSleep: (listener) => listen(page, 'pagehide', listener),
    onHide: (listener) =>
      listen(page, 'pagehide visibilitychange', (event) => {
        if (event.type === 'pagehide' || document.hidden) listener();
      }),
  };
};

/** Has the visitor done anything in this page? Where the browser does not say, yes. */
export const touched = ({ navigator }: Window): boolean =>
  (navigator as { userActivation?: { hasBeenActive?: boolean } }).userActivation?.hasBeenActive !== false;
