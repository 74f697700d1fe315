import type { Notice } from '../notice/notice.ts';
import { css } from './style.ts';

type Page = Window & typeof globalThis;

const sheets = new Map<string, CSSStyleSheet>();

/** Adds rules to a root; a sheet that two roots share is parsed once. */
export const dress = (root: ShadowRoot, rules: string): void => {
  try {
    let sheet = sheets.get(rules);
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      sheets.set(rules, sheet);
    }
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    // No constructable sheets: a browser older than 2023, where a strict style-src leaves the banner plain.
    root.appendChild(document.createElement('style')).textContent = rules;
  }
};

/**
 * A host that notices its own removal (a page that swaps its body) without watching the page. A copy of a host, made
 * by a page that clones its body, has no shadow root and goes by itself.
 */
export const createHost = (window: Window, name: string, notice: Notice, lost: () => void): ShadowRoot => {
  const page = window as Page;
  if (!page.customElements.get(name))
    page.customElements.define(
      name,
      class extends page.HTMLElement {
        connectedCallback(): void {
          if (!this.shadowRoot) this.remove();
        }
        disconnectedCallback(): void {
          this.dispatchEvent(new page.Event('lost'));
        }
      },
    );
  const host = page.document.createElement(name);
  host.lang = notice.language;
  host.dir = notice.direction;
  host.addEventListener('lost', lost);
  const root = host.attachShadow({ mode: 'open' });
  dress(root, css);
  return root;
};
