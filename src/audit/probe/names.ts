import { line, outwards, wordsIn } from './flat.ts';

const IMPLICIT: Readonly<Record<string, string>> = {
  button: 'button',
  summary: 'button',
  dialog: 'dialog',
  aside: 'complementary',
  nav: 'navigation',
  form: 'form',
};

export const roleOf = (element: Element): string => {
  const given = element.getAttribute('role')?.trim().split(/\s+/)[0];
  if (given) return given;
  if (element instanceof HTMLAnchorElement) return element.hasAttribute('href') ? 'link' : 'generic';
  if (element instanceof HTMLInputElement)
    return /^(button|submit|reset|image)$/.test(element.type) ? 'button' : element.type;
  if (element.localName === 'section')
    return element.ariaLabel || element.hasAttribute('aria-labelledby') ? 'region' : 'generic';
  return IMPLICIT[element.localName] ?? 'generic';
};

/** Words that can be seen on a control. */
export const labelOf = (element: Element): string =>
  element instanceof HTMLInputElement && /^(button|submit|reset)$/.test(element.type)
    ? line(element.value)
    : line(wordsIn(element, (each) => each.ariaHidden === 'true'));

const byId = (element: Element, attribute: string): string =>
  (element.getAttribute(attribute) ?? '')
    .split(/\s+/)
    .map((id) => {
      const root = element.getRootNode() as Document | ShadowRoot;
      const found = id ? root.getElementById(id) : null;
      return found ? line(found.textContent ?? '') : '';
    })
    .filter(Boolean)
    .join(' ');

const pictures = (element: Element): string =>
  [...element.querySelectorAll('img[alt], svg title, [aria-label]')]
    .map((each) => each.getAttribute('alt') ?? each.ariaLabel ?? each.textContent ?? '')
    .join(' ');

/** The accessible name, as far as attributes, labels and words make it. */
export const nameOf = (element: Element): string => {
  const named = byId(element, 'aria-labelledby') || line(element.ariaLabel ?? '');
  if (named) return named;
  const labels =
    element instanceof HTMLInputElement
      ? line([...(element.labels ?? [])].map((each) => each.textContent ?? '').join(' '))
      : '';
  const contents = /^(dialog|region|alertdialog|complementary|form|generic)$/.test(roleOf(element))
    ? ''
    : labelOf(element);
  return labels || contents || line(pictures(element)) || line(element.getAttribute('title') ?? '');
};

/** What a box without a name is beside: the words of the nearest thing that has any. */
export const besideOf = (element: Element, root: Element): string => {
  for (const each of outwards(element)) {
    const words = line(wordsIn(each));
    if (words) return words.slice(0, 200);
    if (each === root) break;
  }
  return '';
};

/** How a person would name an element. */
export const whereOf = (element: Element): string =>
  `${element.localName}${element.id ? `#${element.id}` : ''}${[...element.classList]
    .slice(0, 2)
    .map((each) => `.${each}`)
    .join('')}`;
