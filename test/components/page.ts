import { cdp, page, server } from 'vitest/browser';
import { dress } from '../../src/banner/host.ts';
import { css } from '../../src/banner/style.ts';

export { hostileCss } from '../fixtures/audit/hostile.ts';

/** The run matrix of the dark-pattern checks; 400 % of 1366×768 is 342×192 CSS pixels. */
export const viewports: readonly (readonly [width: number, height: number])[] = [
  [320, 568],
  [375, 667],
  [768, 1024],
  [1366, 768],
  [342, 192],
];

// WebKit forgets to ask a sheet's media queries again if no root in the page has it while the window is resized. In a
// site the control has it, always; between two tests nothing would.
if (server.browser === 'webkit')
  dress(
    css,
    document.documentElement.appendChild(document.createElement('div')).attachShadow({ mode: 'open' }),
  );

export const resize = (width: number, height: number): Promise<void> => page.viewport(width, height);

/** Only Chromium's protocol emulates forced colours and paper; a colour scheme can be had everywhere. */
export const isChromium: boolean = server.browser === 'chromium';

/** `prefers-color-scheme`, `forced-colors`, `prefers-reduced-motion`; none given: as the browser has it. */
export const media = async (features: Readonly<Record<string, string>> = {}): Promise<void> => {
  if (isChromium) {
    await cdp().send('Emulation.setEmulatedMedia', {
      features: Object.entries(features).map(([name, value]) => ({ name, value })),
    });
    return;
  }
  // The tests run in a frame, and a frame prefers the scheme of the element that holds it.
  (window.frameElement as HTMLElement).style.colorScheme = features['prefers-color-scheme'] ?? '';
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
};

/** A page of the site: landmarks, more than a screen of text, a link in each paragraph. */
export const fillPage = (): void => {
  document.documentElement.lang = 'fr';
  document.title = 'Boutique';
  document.body.innerHTML = `<header><nav aria-label="Menu"><a href="#top" id="link">Accueil</a></nav></header>
<main><h1>Boutique</h1>${Array.from({ length: 30 }, (_, i) => `<p>Un objet simple, solide et bien fait. <a href="#p${i}">Produit ${i}</a></p>`).join('')}</main>
<footer><a href="#end" id="end">Mentions</a> <button data-temoin-open id="site-open">Vos choix</button></footer>`;
};

export const addStyle = (css: string): (() => void) => {
  const style = document.head.appendChild(document.createElement('style'));
  style.textContent = css;
  return () => style.remove();
};

/** Is the centre of this element what a pointer there would meet, inside the window? A link of two lines has two. */
export const isHit = (element: Element): boolean =>
  [...element.getClientRects()].some(({ x, y, width, height }) => {
    const [cx, cy] = [x + width / 2, y + height / 2];
    if (cx < 0 || cy < 0 || cx > innerWidth || cy > innerHeight) return false;
    const hit = (element.getRootNode() as ShadowRoot).elementFromPoint(cx, cy);
    // To WebKit a pointer over a row of a table meets the group of rows.
    const row = getComputedStyle(element).display === 'table-row' && element.parentElement;
    return !!hit && (element === hit || row === hit || element.contains(hit));
  });

const channels = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).map(Number);

/** WCAG 2.2 relative luminance contrast of two computed colours. */
export const contrast = (one: string, other: string): number => {
  const [a, b] = [one, other]
    .map((color) => {
      const [r, g, bl] = channels(color).map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      }) as [number, number, number];
      return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
    })
    .sort((x, y) => y - x) as [number, number];
  return (a + 0.05) / (b + 0.05);
};
