import type { Breach } from './breaches.ts';

const STYLE: Readonly<Record<string, string>> = {
  all: 'initial',
  position: 'fixed',
  'z-index': '2147483647',
  'pointer-events': 'none',
  outline: '4px dashed #e0007a',
  'outline-offset': '2px',
};

const targetOf = (act: string | undefined): Element | undefined => {
  for (const name of ['temoin-banner', 'temoin-control']) {
    const root = document.querySelector(name)?.shadowRoot;
    const found = [...(root?.querySelectorAll(act ? `[data-act="${act}"]` : '[data-layer]') ?? [])].find(
      (each) => !each.closest('[hidden]'),
    );
    if (found) return found;
  }
  return undefined;
};

/** Draws a line around each breach, over everything and in nobody's way; each call draws anew. */
export const outline = (found: readonly Breach[]): void => {
  for (const old of document.querySelectorAll('temoin-breach')) old.remove();
  for (const target of new Set(found.map(({ act }) => targetOf(act)))) {
    if (!target) continue;
    const { left, top, width, height } = target.getBoundingClientRect();
    const frame = document.createElement('temoin-breach');
    frame.setAttribute('aria-hidden', 'true');
    const place = { left, top, width, height };
    for (const [name, value] of Object.entries(STYLE)) frame.style.setProperty(name, value, 'important');
    for (const [name, value] of Object.entries(place))
      frame.style.setProperty(name, `${value}px`, 'important');
    document.body.append(frame);
  }
};
