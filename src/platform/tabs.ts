import type { Undo } from './clock.ts';

/** The other tabs of this origin. The word is only "look again": what counts is what is stored. */
export interface Tabs {
  tell(): void;
  onWord(listener: () => void): Undo;
}

export const tabs = (page: Window): Tabs => {
  const listeners = new Set<() => void>();
  let channel: BroadcastChannel | undefined;
  const open = () => {
    if (typeof BroadcastChannel !== 'function') return;
    channel ??= new BroadcastChannel('temoin');
    channel.onmessage = () => {
      for (const listener of [...listeners]) listener();
    };
  };
  // A message would throw a sleeping page out of the back/forward cache: it reads the store itself when it wakes.
  const close = () => {
    channel?.close();
    channel = undefined;
  };
  return {
    tell() {
      if (channel) channel.postMessage(1);
      else if (typeof BroadcastChannel === 'function') {
        const brief = new BroadcastChannel('temoin');
        brief.postMessage(1);
        brief.close();
      }
    },
    onWord(listener) {
      if (!listeners.size) {
        open();
        page.addEventListener('pageshow', open);
        page.addEventListener('pagehide', close);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size) return;
        close();
        page.removeEventListener('pageshow', open);
        page.removeEventListener('pagehide', close);
      };
    },
  };
};
