import type { Limitation } from '../purpose/purpose.ts';
import { draw } from './draw.ts';
import { LIMITS } from './limits.ts';
import type { Limiting } from './measure.ts';

/** Records a share of the visits, drawn at random, once a session; the others leave nothing. */
export const randomSampling: Limiting<NonNullable<Limitation['L1']>> & { readonly draw: typeof draw } =
  Object.freeze({
    id: 'L1',
    family: 'limitation',
    clause: 'CNIL draft §42',
    name: 'random sampling',
    available: true,
    limits: LIMITS.L1,
    draw,
    judge({ rate, why }: Readonly<Record<string, unknown>>) {
      if (typeof rate !== 'number' || !(rate > 0.1 && rate <= 1)) return undefined;
      const rule = 'R-037, CNIL draft §42';
      return typeof why === 'string' && why.trim()
        ? {
            ...{ setting: 'rate', sound: true, rule },
            reason: `is ${rate}: one visit in twenty (0.05) is more than sufficient as a rule`,
          }
        : {
            ...{ setting: 'why', sound: false, rule },
            reason: `is missing: a rate of ${rate}, above 0.1, needs its reason`,
          };
    },
  });
