import type { Kind, Span } from './kind.ts';

/** Of each script whose digits people type, the one for nought. */
const NOUGHTS = [0x30, 0x660, 0x6f0, 0x966, 0xff10];

/** The digits of a text, of any of these scripts, as ASCII; everything else goes. */
export const digitsOf = (text: string): string =>
  text.replace(/./gsu, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    const nought = NOUGHTS.find((each) => code >= each && code < each + 10);
    return nought === undefined ? '' : String(code - nought);
  });

const RUN = /\p{Nd}+(?:[\s\p{Cf}\p{Pd}().·_]{1,2}\p{Nd}+)*/gu;

/**
 * Digits in groups: any neighbouring groups that come to `least` to `most` digits and hold. A group is never cut, and
 * what stands beside a number (a date behind a card's) does not hide it.
 */
export const grouped = (
  id: string,
  least: number,
  most: number,
  holds: (digits: string, match: string) => boolean,
): Kind => {
  const within = (run: string, offset: number): Span[] => {
    const groups = [...run.matchAll(/\p{Nd}+/gu)].map(({ 0: text, index }) => ({
      // A longer row is no number of this kind, whatever it says.
      text: text.length > 2 * most ? text : digitsOf(text),
      index,
      end: index + text.length,
    }));
    const spans: Span[] = [];
    for (let first = 0; first < groups.length; first++) {
      let digits = '';
      let reached = first;
      for (let last = first; last < groups.length; last++) {
        digits += groups[last]?.text ?? '';
        if (digits.length > most) break;
        const [from, to] = [groups[first]?.index ?? 0, groups[last]?.end ?? 0];
        if (digits.length < least || !holds(digits, run.slice(from, to))) continue;
        spans.push([offset + from, offset + to]);
        reached = last;
      }
      first = reached;
    }
    return spans;
  };
  return Object.freeze({
    id,
    find: (text: string) => [...text.matchAll(RUN)].flatMap(({ 0: run, index }) => within(run, index)),
  });
};
