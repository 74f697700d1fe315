import type { Visit } from '../../../src/cli/unmask/visit.ts';
import type { Candidate, SeenText } from '../../../src/survey/seen.ts';

const KINDS: Readonly<Record<string, Candidate['kind']>> = {
  nav: 'navigation',
  header: 'header',
  footer: 'footer',
  h1: 'heading',
  button: 'button',
  th: 'table header',
};

const TIERS = (selector: string): 1 | 2 | 3 =>
  /[.#]/.test(selector) ? 3 : /^(header|nav|main|footer) /.test(selector) ? 2 : 1;

const kindOf = (selector: string): Candidate['kind'] =>
  KINDS[/\w+$/.exec(selector.replace(/[.#].*$/, '').trim())?.[0] ?? ''] ?? 'navigation';

/** What one visitor is shown on one page: by selector the texts below it; the same text in two selectors is one. */
export interface Shown {
  readonly [selector: string]: readonly string[];
}

/** `refused`: selectors that have text below them which S1 refuses. `open`: texts that are shown already. */
export const visit = (
  visitor: number,
  page: string,
  shown: Shown,
  {
    refused = [],
    open = [],
    configured = {},
  }: { refused?: string[]; open?: string[]; configured?: Shown } = {},
): Visit => {
  const all = [...new Set([...Object.values(shown), ...Object.values(configured)].flat())];
  const texts = all.map(
    (text): SeenText => ({
      text,
      letters: text.replace(/\s/g, '').length,
      verdict: open.includes(text) ? 'allowed' : 'masked',
      shown: open.includes(text),
    }),
  );
  const seenBy = (selector: string, of: readonly string[]) => ({
    fits: of.length ? 1 : 0,
    texts: of.map((text) => all.indexOf(text)),
    refused: refused.includes(selector) ? 1 : 0,
  });
  return {
    visitor,
    page,
    seen: {
      texts,
      fields: 0,
      boxes: 0,
      candidates: Object.entries(shown).map(([selector, of]) => ({
        ...{ selector, kind: kindOf(selector), tier: TIERS(selector) },
        ...seenBy(selector, of),
      })),
      configured: Object.fromEntries(
        Object.entries(configured).map(([selector, of]) => [selector, seenBy(selector, of)]),
      ),
    },
  };
};
