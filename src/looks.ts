import { cssOf } from './looks/css-of.ts';

const DARK = /(^|[\s_-])(dark|night)($|[\s_-])/i;
const LIGHT = /(^|[\s_-])(light|day)($|[\s_-])/i;
/** What sites switch by: attributes of the document's two roots, then what the page says to the browser. */
const SWITCHES = [
  'data-theme',
  'data-color-scheme',
  'data-color-mode',
  'data-mode',
  'data-bs-theme',
  'class',
];

/** Is the page dark, by its own switch? */
export const isDark = (page: Window): boolean => {
  const { documentElement, body } = page.document;
  for (const root of [documentElement, body])
    for (const name of SWITCHES) {
      const said = root?.getAttribute(name) ?? '';
      if (DARK.test(said)) return true;
      if (LIGHT.test(said)) return false;
    }
  const scheme = page.getComputedStyle(documentElement).colorScheme;
  return (
    /dark/.test(scheme) && (!/light/.test(scheme) || page.matchMedia('(prefers-color-scheme:dark)').matches)
  );
};

/** What the banner is given: rules, and where its hosts go. */
export interface Looks {
  readonly css: string;
  readonly place: (host: HTMLElement) => Element | null;
}

/**
 * The looks of a configuration: `css` follows the banner's own rules, `place` is asked each time a host comes into the
 * page. Throws an `Error` for a theme that breaks parity or contrast: the banner then looks as without.
 */
export const createLooks = (
  { theme, position }: { readonly theme?: unknown; readonly position?: unknown },
  page: Window = window,
): Looks => {
  const css = cssOf({ theme, position });
  const { document } = page;
  const hosts = new Set<HTMLElement>();
  const mark = () => {
    const scheme = isDark(page) ? 'dark' : 'light';
    for (const host of hosts) if (host.dataset['scheme'] !== scheme) host.dataset['scheme'] = scheme;
  };
  const watcher = new MutationObserver(mark);
  const watched = new WeakSet<Node>();
  const follow = (theme as { readonly scheme?: unknown } | undefined)?.scheme === 'site';
  let following = false;
  return {
    css,
    place(host) {
      if (follow) {
        hosts.add(host);
        mark();
        // The body may be another by now.
        for (const root of [document.documentElement, document.body]) {
          if (watched.has(root)) continue;
          watched.add(root);
          watcher.observe(root, { attributes: true, attributeFilter: [...SWITCHES, 'style'] });
        }
        if (!following) {
          following = true;
          page.matchMedia('(prefers-color-scheme:dark)').addEventListener('change', mark);
        }
      }
      const place = position === 'inline' ? document.querySelector('[data-temoin-place]') : null;
      host.toggleAttribute('data-inline', !!place);
      return place;
    },
  };
};
