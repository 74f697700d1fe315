import { createHash } from 'node:crypto';

/** What differs from visit to visit though the same was chosen: identifiers, times, long numbers. */
const PASSING =
  /\d{4}-\d\d-\d\d(?:[T ][\d:.]+Z?)?|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{13,}|(?=[0-9a-f]*\d)[0-9a-f]{16,}|\d{5,}(?:\.\d+)?/gi;

const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    // Not written that way.
    return value;
  }
};

/** Names what a value says without keeping it: the same for visitors who chose the same. */
export const markOf = (value: string): string =>
  createHash('sha256').update(decoded(value).replace(PASSING, '#')).digest('hex').slice(0, 12);
