import type { Candidate, Kind } from './seen.ts';
import { isStableName } from './stable-name.ts';

/** An element, as far as it may be named by. */
export interface Named {
  readonly tag: string;
  readonly role?: string;
  readonly id?: string;
  readonly classes: readonly string[];
}

const KINDS: readonly (readonly [selector: string, kind: Kind, fits: (element: Named) => boolean])[] = [
  ['nav', 'navigation', ({ tag }) => tag === 'nav'],
  ...(
    [
      ['navigation', 'navigation'],
      ['menubar', 'navigation'],
      ['banner', 'header'],
      ['contentinfo', 'footer'],
      ['heading', 'heading'],
      ['button', 'button'],
      ['tab', 'tab'],
      ['columnheader', 'table header'],
      ['rowheader', 'table header'],
    ] as const
  ).map(([role, kind]) => [`[role=${role}]`, kind, (element: Named) => element.role === role] as const),
  ...(
    [
      ['header', 'header'],
      ['footer', 'footer'],
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, 'heading'] as const),
      ['button', 'button'],
      ['summary', 'button'],
      ['label', 'label'],
      ['legend', 'label'],
      ['th', 'table header'],
      ['caption', 'caption'],
      ['figcaption', 'caption'],
    ] as const
  ).map(([tag, kind]) => [tag, kind, (element: Named) => element.tag === tag] as const),
];

const LANDMARKS: Readonly<Record<string, string>> = {
  header: 'header',
  nav: 'nav',
  main: 'main',
  aside: 'aside',
  footer: 'footer',
  dialog: 'dialog',
  form: 'form',
};
const LANDMARK_ROLES = /^(banner|navigation|main|complementary|contentinfo|dialog|search)$/;
/** In these, what is not named by its kind may be named by a class: all of it is chrome. */
const CHROME: Readonly<Record<string, Kind>> = {
  nav: 'navigation',
  '[role=navigation]': 'navigation',
  header: 'header',
  '[role=banner]': 'header',
  footer: 'footer',
  '[role=contentinfo]': 'footer',
};
const PARTS = /^(a|li|ul|ol|p|div|span|strong|small|dt|section)$/;

const landmarkOf = ({ tag, role = '' }: Named): string | undefined =>
  LANDMARK_ROLES.test(role) ? `[role=${role}]` : LANDMARKS[tag];

const ownNames = ({ id, classes }: Named): readonly string[] => [
  ...(id && isStableName(id) ? [`#${id}`] : []),
  ...classes.filter(isStableName).map((name) => `.${name}`),
];

const kindOf = (element: Named): readonly [selector: string, kind: Kind] | undefined => {
  const found = KINDS.find(([, , fits]) => fits(element));
  return found && [found[0], found[1]];
};

/**
 * The selectors under which an element could be allowed, the widest first; none where it is no chrome. `above`: its
 * ancestors, the nearest first. Only kinds, landmarks, and ids and classes that a person wrote: never a place in a row.
 */
export const candidatesFor = (element: Named, above: readonly Named[]): readonly Candidate[] => {
  const [name, kind] = kindOf(element) ?? [];
  const outer = above.flatMap((each) => landmarkOf(each) ?? [])[0];
  const out: Candidate[] = [];
  const put = (selector: string, of: Kind, tier: 1 | 2 | 3): unknown =>
    out.push({ selector, kind: of, tier });
  if (name && kind) {
    put(name, kind, 1);
    if (outer) put(`${outer} ${name}`, kind, 2);
    for (const own of ownNames(element)) put(own.startsWith('#') ? own : `${name}${own}`, kind, 3);
    const scope = above.flatMap(ownNames)[0];
    if (scope) put(`${scope} ${name}`, kind, 3);
    return out;
  }
  const chrome = above.flatMap((each) => landmarkOf(each) ?? []).find((each) => CHROME[each]);
  if (!chrome || !PARTS.test(element.tag)) return out;
  const of = CHROME[chrome] as Kind;
  if (element.tag === 'a') put(`${chrome} a`, of, 2);
  for (const own of ownNames(element)) put(own.startsWith('#') ? own : `${chrome} ${own}`, of, 3);
  return out;
};
