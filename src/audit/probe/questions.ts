import { meaningOf, type Ordered } from './find.ts';
import { below, isSeen } from './flat.ts';
import { roleOf } from './names.ts';
import { isInteractive } from './pressable.ts';

/** What lies over the page and can be seen now. */
export const boxesNow = (): ReadonlySet<Element> => {
  const found = new Set<Element>();
  for (const node of below(document.body))
    if (
      node instanceof Element &&
      (/^(alert)?dialog$/.test(roleOf(node)) || getComputedStyle(node).position === 'fixed') &&
      isSeen(node)
    )
      found.add(node);
  return found;
};

/** Boxes that were not there before and offer a yes or a no, whatever they are about. */
export const questionsIn = (words: Ordered, before: ReadonlySet<Element>): number =>
  [...boxesNow()].filter((box) => {
    if (before.has(box)) return false;
    const controls = [...below(box)].filter(isInteractive);
    return (
      controls.length > 1 &&
      controls.some((each) => /^(accept|refuse)$/.test(meaningOf(each, words, false)) && isSeen(each))
    );
  }).length;
