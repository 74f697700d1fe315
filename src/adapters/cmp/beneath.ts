import type { CmpScene } from './cmp.ts';

/**
 * While the CMP asks, our control lies beneath its question: what that leaves free of it can be pressed all the same.
 * Returns how to look whether it asks, by `ask`.
 */
export const beneath = (page: CmpScene['page'], ask: () => boolean): (() => boolean) => {
  const sheet = new page.CSSStyleSheet();
  sheet.replaceSync(':host{z-index:0!important}');
  return () => {
    const root = page.document.querySelector('temoin-control')?.shadowRoot;
    const asks = ask();
    if (root) {
      const before = root.adoptedStyleSheets;
      const others = before.filter((each) => each !== sheet);
      const rules = asks ? [...others, sheet] : others;
      if (rules.length !== before.length) root.adoptedStyleSheets = rules;
    }
    return asks;
  };
};
