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
  return JSON.stringify({ v: 1, notice: last?.notice, terms: last?.terms, choices: kept });
};

const isDigest = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isAct = (value: unknown): value is Act =>
  value === 'grant' || value === 'refuse' || value === 'withdraw';

/** Anything but what `encode` writes is no choice at all. Never throws. */
export const decode = (text: string | undefined): Choice[] => {
  try {
    const { v, notice, terms, choices } = JSON.parse(text as string);
    if (v !== 1 || !isDigest(notice) || !isDigest(terms)) return [];
    return Object.entries<unknown>(choices).map(([purpose, kept]) => {
      const [act, at] = kept as [unknown, unknown];
      if (!isAct(act) || !Number.isSafeInteger(at) || (at as number) < 0) throw new Error('foreign');
      return { purpose, act, at: at as number, notice, terms, choice: '' };
    });
  } catch {
    // A corrupt, foreign or absent cookie: nobody has chosen anything.
    return [];
  }
};
