import type { Cmp, CmpScene } from './cmp.ts';

/**
 * Milliseconds after something was done in the page: a dialog comes or goes at once, or once it has moved. No event
 * tells.
 */
const MOVES = [250, 1000] as const;

/**
 * While the CMP asks, our control lies beneath its question: what that leaves free of it can be pressed all the same.
 * Returns what is called whenever its question may come or go.
 */
export const beneath = ({ page, clock }: Pick<CmpScene, 'page' | 'clock'>, cmp: Cmp): (() => void) => {
  const sheet = new page.CSSStyleSheet();
  sheet.replaceSync(':host{z-index:0!important}');
  const look = () => {
    const root = page.document.querySelector('temoin-control')?.shadowRoot;
    if (!root) return;
    const before = root.adoptedStyleSheets;
    const rules = before.filter((each) => each !== sheet);
    try {
      if (cmp.asking()) rules.push(sheet);
    } catch {
      // Who cannot say so is not made room for.
    }
    if (rules.length !== before.length) root.adoptedStyleSheets = rules;
  };
  let again = () => {};
  return () => {
    again();
    again = clock.after(MOVES[0], () => {
      look();
      again = clock.after(MOVES[1], look);
    });
  };
};
