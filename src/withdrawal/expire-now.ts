import type { Terminal } from '../platform/terminal.ts';
import type { Tracker } from '../purpose/purpose.ts';
import { expireCookie } from './expire-cookie.ts';
import { createPass, type Expiry } from './expiry.ts';

/**
 * Expires cookies and web storage before it returns: whatever fits a declared pattern and is not kept.
 * GDPR art. 7(3); CNIL draft §34-35: nothing is read again after a withdrawal.
 */
export const expireNow = (trackers: readonly Tracker[], terminal: Terminal): Expiry => {
  const { expiry, share } = createPass(trackers);
  const sweep = (
    store: Tracker['store'],
    names: () => string[],
    drop: (name: string, declared: readonly Tracker[]) => void,
  ) => {
    const { declared, due, report } = share(store);
    const before = names();
    // A cookie of another path cannot be seen from here, but it can be expired.
    for (const name of new Set([...before, ...declared.map((one) => (one.path ? one.name : ''))]))
      if (due(name)) drop(name, declared);
    report(before, names());
  };
  const web = (store: Tracker['store'], box: Storage | undefined) =>
    box &&
    sweep(
      store,
      () => Array.from(box, (_, index) => box.key(index) ?? ''),
      (name) => box.removeItem(name),
    );
  const cookies = () =>
    Array.from(terminal.cookie().matchAll(/(?:^|; )([^=;]+)=/g), (found) => found[1] ?? '');
  sweep('cookie', cookies, (name, declared) => expireCookie(name, declared, terminal, cookies));
  web('localStorage', terminal.local());
  web('sessionStorage', terminal.session());
  return expiry;
};
