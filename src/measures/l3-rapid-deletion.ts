import { FORM } from '../config/duration.ts';
import type { Limitation } from '../purpose/purpose.ts';
import { LIMITS } from './limits.ts';
import type { Limiting } from './measure.ts';
import { isLimitation, WITHIN_LEAST, WITHIN_MOST } from './sound.ts';

/**
 * Records every agreed visit, and soon deletes those in which no difficulty was met: no event of theirs marks one.
 * The others follow the purpose's retention.
 */
export const rapidDeletion: Limiting<NonNullable<Limitation['L3']>> = Object.freeze({
  id: 'L3',
  family: 'limitation',
  clause: 'CNIL draft §42',
  name: 'rapid deletion without difficulty',
  available: true,
  limits: LIMITS.L3,
  judge({ within }: Readonly<Record<string, unknown>>) {
    // What is no duration at all is told by the shape.
    if (typeof within !== 'string' || !FORM.test(within) || isLimitation({ L3: { within } }))
      return undefined;
    return {
      ...{ setting: 'within', sound: false, rule: 'R-041, CNIL draft §42' },
      reason: `is ${within}: a visit without a difficulty goes within ${WITHIN_LEAST} at the least, while it may still go on, and ${WITHIN_MOST} at the most`,
    };
  },
});
