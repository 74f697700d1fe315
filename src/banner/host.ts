import type { Notice } from '../notice/notice.ts';

type Page = Window & typeof globalThis;

/** Gives these roots rules, in one sheet that they share. */
export const dress = (rules: string, ...roots: readonly ShadowRoot[]): void => {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    // No constructable sheets: a browser older than 2023, where a strict style-src leaves the banner plain.
    for (const root of roots) root.appendChild(document.createElement('style')).textContent = rules;
  }
};

/**
 * A host that notices its own removal (a page that swaps its body) without watching the page. A copy of a host, made
 * by a page that clones its body, has no shadow root and goes by itself.
 */
export const createHost = (
  window: Window,
  name: string,
  notice: Notice,
  lost: () => void,
): ShadowRoot & { readonly host: HTMLElement } => {
  const page = window as Page;
  if (!page.customElements.get(name))
    page.customElements.define(
      name,
      class extends page.HTMLElement {
        declare lost?: () => void;
        connectedCallback(): void {
          if (!this.shadowRoot) this.remove();
        }
        // Called, not dispatched: `document.open()` has taken all listeners away.
        disconnectedCallback(): void {
          this.lost?.();
        }
      },
    );
  const host: HTMLElement & { lost?: () => void } = page.document.createElement(name);
  host.lang = notice.language;
  host.dir = notice.direction;
  host.lost = lost;
  return host.attachShadow({ mode: 'open' }) as ShadowRoot & { readonly host: HTMLElement };
};

/**
 * A body that is transformed, filtered or contained takes its fixed boxes along with it, and what a site's own element
 * lies over can be neither read nor pressed. Where one has left the window, or a button of it is covered, all go into
 * the browser's top layer, the last one uppermost; where there is none (before 2024), or it measures from the body too
 * (WebKit), they stay where they were. Under a modal dialog or a whole screen nothing can be pressed anyway; `beside` a
 * platform that asks too, what covers ours may be its question.
 */
export const lift = (page: Window, hosts: readonly HTMLElement[], beside = false): void => {
  const { document } = page;
  const fixed = hosts.filter((host) => page.getComputedStyle(host).position === 'fixed');
  const isOut = (host: HTMLElement) => {
    const { left, top, right, bottom } = host.getBoundingClientRect();
    return left < -1 || top < -1 || right > page.innerWidth + 1 || bottom > page.innerHeight + 1;
  };
  const isCovered = (host: HTMLElement) => {
    const box = host.getBoundingClientRect();
    return [...(host.shadowRoot as ShadowRoot).querySelectorAll('button')].some((button) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      const down = y + height / 2;
      // Those that are scrolled away inside the box are not there; one of ours may lie over the other.
      if (!width || down < box.top || down > box.bottom) return false;
      const top = document.elementFromPoint(x + width / 2, down) as HTMLElement | null;
      return top && !hosts.includes(top);
    });
  };
  const raise = () => {
    for (const host of fixed) {
      host.popover = 'manual';
      // Shown anew, so that it is above those before it.
      host.hidePopover?.();
      host.showPopover?.();
    }
  };
  const [one] = fixed;
  if (fixed.some(isOut)) raise();
  else if (!beside && one?.showPopover && !document.querySelector(':modal') && fixed.some(isCovered)) {
    const was = one.popover;
    raise();
    // Under a dialog that is not to be found: it would be above it, and out of reach as before.
    if (!was && fixed.some(isCovered)) for (const host of fixed) host.popover = null;
  }
};
