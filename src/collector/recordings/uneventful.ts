import type { Configuration } from '../../config/configuration.ts';
import { addDuration } from '../../config/duration.ts';
import { limitsOf } from '../../measures/limits.ts';
import type { Limitation } from '../../purpose/purpose.ts';
import type { Recording } from '../stores/recording-store.ts';

/** Nothing where visits without a difficulty are kept like others, or no measure was written down. */
const withinOf = (limitation: Limitation = {}): string | undefined =>
  Object.keys(limitation).length ? limitsOf(limitation).within : undefined;

/**
 * When a visit without a difficulty is to be gone (L3), counted from its last segment: as promised when it was made, or
 * as promised now, if that is sooner. Never, where a difficulty was met or none was looked for. CNIL draft §42.
 */
export const uneventfulAt = (
  {
    purpose,
    last,
    difficulties,
    measures,
  }: Pick<Recording, 'purpose' | 'last' | 'difficulties' | 'measures'>,
  { purposes }: Pick<Configuration, 'purposes'>,
): number => {
  const promised = withinOf((JSON.parse(measures) as { readonly limitation?: Limitation }).limitation);
  if (difficulties || promised === undefined) return Number.POSITIVE_INFINITY;
  const now = withinOf(purposes.find(({ id }) => id === purpose)?.limitation) ?? promised;
  return Math.min(addDuration(last, promised), addDuration(last, now));
};
