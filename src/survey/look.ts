import { createJudge, drawRedactor, leaving, reveals } from '../preview/judge.ts';
import { isBelow, linesOf, walk } from '../preview/walk.ts';
import { scrub } from '../recorder/redact/text-mask.ts';
import { candidatesFor, type Named } from './candidates.ts';
import type { Candidate, Seen, SeenSelector } from './seen.ts';

/** The most that one page is asked about: the widest come first. */
const MOST = 250;
const MARK = '[data-temoin-unmask]';

const namedOf = (element: Element): Named => ({
  tag: element.localName,
  classes: [...element.classList],
  ...(element.id && { id: element.id }),
  ...(element.hasAttribute('role') && { role: element.getAttribute('role') as string }),
});

const aboveOf = (element: Element): readonly Named[] => {
  const out: Named[] = [];
  for (let node = element.parentElement; node; node = node.parentElement) out.push(namedOf(node));
  return out;
};

/** Looks at this page as the recorder would: what leaves of each text, and what each selector would show. */
export const look = (unmask: readonly string[]): Seen => {
  const seen = walk(document);
  const judge = createJudge(unmask);
  const marked = leaving(drawRedactor([]));
  const texts = seen.texts.map((text) => ({
    text: judge.most(text).replace(/\s+/g, ' ').trim(),
    letters: linesOf(text).length ? text.data.replace(/\s+/g, '').length : 0,
    verdict: judge.verdict(text),
    shown: judge.shown(text),
  }));
  const unmarked = seen.texts.map((text) => !reveals(marked(text)));

  const refused = seen.texts.filter(({ data }) => scrub(data) !== data);

  const fits = (selector: string): number => {
    try {
      return seen.roots.reduce((sum, root) => sum + root.querySelectorAll(selector).length, 0);
    } catch {
      // A selector that this browser does not know allows nothing.
      return 0;
    }
  };
  const shows = (selector: string): SeenSelector => {
    const alone = leaving(drawRedactor([selector]));
    const within = isBelow(selector);
    return {
      fits: fits(selector),
      refused: refused.filter(within).length,
      texts: seen.texts.flatMap((text, place) => (unmarked[place] && reveals(alone(text)) ? [place] : [])),
    };
  };

  const found = new Map<string, Candidate>();
  for (const element of seen.elements)
    if (/\S/.test(element.textContent ?? ''))
      for (const each of candidatesFor(namedOf(element), aboveOf(element)))
        if (!found.has(each.selector)) found.set(each.selector, each);
  const candidates = [...found.values()].sort((a, b) => a.tier - b.tier).slice(0, MOST);

  const visible = (elements: readonly Element[]): number =>
    elements.filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1)
      .length;
  return {
    texts,
    fields: visible(seen.fields),
    boxes: visible(seen.boxes),
    candidates: candidates.map((each) => ({ ...each, ...shows(each.selector) })),
    configured: {
      ...Object.fromEntries(unmask.map((selector) => [selector, shows(selector)])),
      [MARK]: {
        fits: fits(MARK),
        refused: refused.filter(isBelow(MARK)).length,
        texts: texts.flatMap((_, place) => (unmarked[place] ? [] : [place])),
      },
    },
  };
};
