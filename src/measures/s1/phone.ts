import { digitsOf } from './digits.ts';
import { type Kind, shaped } from './kind.ts';

const BETWEEN = '[\\s\\p{Cf}\\p{Pd}().·]';

/** `+33 6…`, `0049 (0)30…` */
const INTERNATIONAL = `(?:\\+|(?<!\\p{Nd})00)[1-9](?:${BETWEEN}{0,3}\\p{Nd}){8,14}(?!\\p{Nd})`;
/** French, German and British numbers as they are dialled at home: a nought, and nine to eleven more. */
const NATIONAL = `(?<![\\p{L}\\p{Nd}.,:/-])\\(?0[1-9](?:${BETWEEN}{0,3}\\p{Nd}){7,9}(?!${BETWEEN}?\\p{Nd})`;
/** `030/1234567`, `089 / 12 34 56` */
const STROKE = `(?<![\\p{L}\\p{Nd}.,:/-])0[1-9]\\p{Nd}{1,3}\\s?/(?:[\\s-]?\\p{Nd}){5,8}(?!\\s?[\\p{Nd}/])`;

const holds = (match: string): boolean => {
  const digits = digitsOf(match);
  return digits.length > 8 && !/^\p{Nd}{2}\W\p{Nd}{2}\W(?:19|20)\p{Nd}{2}(?!\p{Nd})/u.test(match);
};

/** Telephone numbers in their international form, and as they are written in France, Germany and Britain. */
export const phone: Kind = shaped(
  'phone',
  new RegExp([INTERNATIONAL, NATIONAL, STROKE].join('|'), 'gu'),
  holds,
);
