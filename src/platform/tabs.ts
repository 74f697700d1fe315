import type { Undo } from './clock.ts';

/**
 * The other tabs of this origin. The word is only "look again": what counts is what is stored. Where there is no
 * `BroadcastChannel`, the word is a time in `localStorage`, gone again before `tell` returns.
 */
export interface Tabs {
  tell(): void;
  onWord(listener: () => void): Undo;
}

const KEY = 'temoin';

export const tabs = (page: Window): Tabs => {
  const listeners = new Set<() => void>();
  let channel: BroadcastChannel | undefined;
  const hear = () => {
    for (const listener of [...listeners]) listener();
  };
  const heard = ({ key, newValue }: StorageEvent) => {
    if (key === KEY && newValue) hear();
  };
  const open = () => {
    if (typeof BroadcastChannel !== 'function') return;
    channel ??= new BroadcastChannel('temoin');
    channel.onmessage = hear;
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
      } else
        try {
          page.localStorage.setItem(KEY, String(Date.now()));
          page.localStorage.removeItem(KEY);
        } catch {
          // Storage is blocked: the other tabs look again before each upload.
        }
    },
    onWord(listener) {
      if (!listeners.size) {
        open();
        // A tab that has the channel hears one that has not, too.
        page.addEventListener('storage', heard);
        page.addEventListener('pageshow', open);
        page.addEventListener('pagehide', close);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size) return;
        close();
        page.removeEventListener('storage', heard);
        page.removeEventListener('pageshow', open);
        page.removeEventListener('pagehide', close);
      };
    },
  };
};
