import type { Terminal } from '../platform/terminal.ts';
import type { Tracker } from '../purpose/purpose.ts';
import { matches } from './matches.ts';

/** A cookie is one of (name, Domain, Path, partition): each is expired by a line that says the same. */
const FLAGS = ['', ';secure;samesite=none', ';secure;samesite=none;partitioned'];

/** Each folder above, with and without its last slash; the empty one stands for the current folder. */
const prefixes = (path: string): string[] =>
  path.split('/').flatMap((_, index, parts) => {
    const prefix = parts.slice(0, index + 1).join('/');
    return [prefix, `${prefix}/`];
  });

/**
 * Tries every scope that a script of this page can reach. Of the domains only those that it can be allowed: Firefox
 * writes each other one to the console. A page has no list of those under which anybody may register.
 */
export const expireCookie = (
  name: string,
  declared: readonly Tracker[],
  terminal: Terminal,
  names: () => string[],
): void => {
  const elsewhere = declared.flatMap((one) => (one.path && matches(one.name, name) ? one.path : []));
  const paths = new Set([terminal.path(), terminal.loadedFrom(), ...elsewhere].flatMap(prefixes));
  const domains = [
    '',
    ...terminal.hostname
      .split('.')
      .map((_, index, labels) => labels.slice(index).join('.'))
      // Above the host itself: no top-level domain, and no part of an address.
      .filter((domain, index) => !index || /\.\D/.test(domain))
      .map((domain) => `;domain=${domain}`),
  ];
  // Over https a secure line also replaces a plain cookie, and `SameSite=None` is heard in a frame of another site.
  for (const flags of FLAGS.slice(+terminal.secure)) {
    for (const path of paths)
      for (const domain of domains)
        terminal.writeCookie(
          `${name}=;max-age=0;expires=${new Date(0).toUTCString()};path=${path}${domain}${flags}`,
        );
    if (!elsewhere[0] && !names().includes(name)) return;
  }
};
