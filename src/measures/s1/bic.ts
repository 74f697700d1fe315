import { iban } from './iban.ts';
import type { Kind, Span } from './kind.ts';

const NAMED = /(?<![A-Za-z])(?:BIC|[Bb]ic|SWIFT|[Ss]wift)\W{1,3}([A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?)(?!\w)/g;
const BESIDE = /^\W{1,4}(?:bic\W{1,3})?([A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?)(?!\w)/;

/** A bank's BIC where it is named, or right behind an IBAN. Alone it tells of a bank, not of anybody. */
export const bic: Kind = Object.freeze({
  id: 'bic',
  find: (text: string): Span[] => [
    ...[...text.matchAll(NAMED)].map(
      ({ 0: match, 1: code = '', index }): Span => [index + match.length - code.length, index + match.length],
    ),
    ...iban.find(text).flatMap(([, end]): Span[] => {
      const [match, code] = BESIDE.exec(text.slice(end, end + 24)) ?? [];
      return match && code ? [[end + match.length - code.length, end + match.length]] : [];
    }),
  ],
});
