import type { Cmp, CmpScene } from './cmp.ts';
import { lookOut } from './look-out.ts';

/** While the CMP asks, our control lies beneath its question: what that leaves free of it can be pressed all the same. */
export const beneath = ({ page, clock }: Pick<CmpScene, 'page' | 'clock'>, cmp: Cmp): void => {
  const sheet = new page.CSSStyleSheet();
  sheet.replaceSync(':host{z-index:0!important}');
  const look = (): false => {
    const root = page.document.querySelector('temoin-control')?.shadowRoot;
    const before = root?.adoptedStyleSheets ?? [];
    const rules = before.filter((each) => each !== sheet);
    try {
      if (cmp.asking()) rules.push(sheet);
    } catch {
      // Who cannot say so is not made room for.
    }
    if (root && rules.length !== before.length) root.adoptedStyleSheets = rules;
    return false;
  };
  lookOut({ page, clock }, look, 'click');
};
