import type { LayerSeen } from '../seen-layer.ts';
import { isRendered, line } from './flat.ts';
import type { Said } from './texts.ts';

const wordsIn = (text: string): number => text.match(/\p{L}+/gu)?.length ?? 0;

/** So many words say more than a title. */
const DESCRIBES = 8;

/** Does what is told come before the first control, in the document and to the eye? */
export const proseOf = (
  texts: readonly Said[],
  replay: RegExp,
  inside: readonly Element[],
  firstChoice: Element | undefined,
  bottom: number,
): Pick<LayerSeen, 'replay' | 'prose'> => {
  const prose = texts.filter(({ control }) => !control);
  const title = prose.find(({ node }) => replay.test(node.data));
  const limit = firstChoice ? inside.indexOf(firstChoice) : Number.POSITIVE_INFINITY;
  const isFirst = ({ parent }: Said) => inside.indexOf(parent) <= limit;
  const isAbove = ({ rects }: Said) => !rects.length || Math.min(...rects.map(({ top }) => top)) <= bottom;
  const count = (which: readonly Said[]) => which.reduce((sum, { node }) => sum + wordsIn(node.data), 0);
  const before = { first: count(prose.filter(isFirst)), above: count(prose.filter(isAbove)) };
  const words = count(prose);
  // A title alone describes nothing.
  const enough = (some: number) => some >= Math.min(words, DESCRIBES);
  return {
    replay: {
      said: !!title,
      first: !!title && isFirst(title) && enough(before.first),
      above: !!title && isAbove(title) && enough(before.above),
    },
    prose: { words, before: Math.min(before.first, before.above) },
  };
};

const MOST = 20_000;

const SAYS = ['title', 'aria-label', 'aria-description'] as const;

/** Words that are in a layer and folded away, or shown to a pointer and told to the ear only. */
export const hiddenText = (inside: readonly Element[]): string =>
  line(
    inside
      .filter((each) => !/^(script|style|template|noscript)$/.test(each.localName))
      .flatMap((each) => [
        ...(isRendered(each)
          ? []
          : [...each.childNodes].flatMap((node) => (node instanceof Text ? node.data : []))),
        ...SAYS.flatMap((name) => each.getAttribute(name) ?? []),
      ])
      .join(' '),
  ).slice(0, MOST);
