import { json } from '../platform/json.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import type { Act, Choice } from './choice.ts';

/**
 * The text of the cookie `temoin`: version, digests of the notice and of its terms, and for each purpose the act
 * and its time. Nothing in it tells two visitors apart who chose the same at the same time (CNIL 2020-091 art. 5).
 */
export const encode = (choices: readonly Choice[]): string => {
  const last = choices.at(-1);
  const kept: Record<PurposeId, readonly [Act, number]> = {};
  for (const { purpose, act, at } of choices) kept[purpose] = [act, at];
  return json({ v: 1, notice: last?.notice, terms: last?.terms, choices: kept });
};

/** What `encode` writes, but for the purposes' names. */
const WRITTEN =
  /^{"v":1,"notice":"[\da-f]{64}","terms":"[\da-f]{64}","choices":{(,?"([^"\\]|\\.)+":\["(grant|refuse|withdraw)",\d{1,15}])+}}$/;

/** A first look, before anything rests on it: whatever the text can be taken for. Never throws. */
export const glance = (text: string): Choice[] => {
  try {
    const { notice, terms, choices } = JSON.parse(text);
    return Object.entries<[Act, number]>(choices).map(([purpose, [act, at]]) => ({
      ...{ purpose, act, at, notice, terms },
      choice: '',
    }));
  } catch {
    // A corrupt or foreign cookie: nobody has chosen anything.
    return [];
  }
};

/** Anything but what `encode` writes is no choice at all. Never throws. */
export const decode = (text = ''): Choice[] => (WRITTEN.test(text) ? glance(text) : []);
