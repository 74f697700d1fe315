import { nearest } from '../config/nearest.ts';
import { UsageError } from './usage-error.ts';

/** Refuses names that no configuration in the logs knows, and says which they do. */
export const insistOnKnown = (option: string, given: readonly string[], known: readonly string[]): void => {
  const odd = given.find((name) => !known.includes(name));
  if (odd === undefined) return;
  const meant = nearest(odd, known);
  throw new UsageError(
    `--${option} is “${odd}”, and no configuration in these logs names it; ${
      meant ? `did you mean “${meant}”? ` : ''
    }Known are: ${known.join(', ') || 'none'}`,
  );
};
