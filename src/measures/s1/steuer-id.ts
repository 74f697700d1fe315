import { grouped } from './digits.ts';
import type { Kind } from './kind.ts';

/** ISO 7064 mod 11,10. Of the first ten digits exactly one comes twice or three times, the others once at most. */
const isSteuerId = (digits: string): boolean => {
  if (digits[0] === '0') return false;
  const counts = [...'0123456789']
    .map((each) => digits.slice(0, 10).split(each).length - 1)
    .filter((n) => n > 1);
  if (counts.length !== 1 || (counts[0] ?? 9) > 3) return false;
  let product = 10;
  for (const digit of digits.slice(0, 10)) product = (((Number(digit) + product) % 10 || 10) * 2) % 11;
  return (11 - product) % 10 === Number(digits[10]);
};

/** German tax numbers for life (steuerliche Identifikationsnummer). */
export const steuerId: Kind = grouped('steuer-id', 11, 11, isSteuerId);
