import { grouped } from './digits.ts';
import type { Kind } from './kind.ts';

/** Luhn's check, from the right: every second digit counts double. */
export const isLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    sum += at % 2 ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit;
  }
  return sum % 10 === 0 && /[1-9]/.test(digits);
};

/** Sizes, years and pages in a row; no card is written so. */
const PAIRS = /^(?:\p{Nd}{2}[^\p{Nd}]+)+\p{Nd}{2}$/u;

/** Card numbers: 12 to 19 digits that stand Luhn's check (one in ten of all other numbers does as well). */
export const card: Kind = grouped('card', 12, 19, (digits, match) => isLuhn(digits) && !PAIRS.test(match));
