import { limitsOf } from '../measures/limits.ts';
import type { Limitation } from '../purpose/purpose.ts';
import type { Applied } from './profile.ts';

/** Where recordings are made, beside the measures of a purpose. */
export interface Extent {
  /** Nothing is excluded. */
  readonly everyPage: boolean;
  /** Some text is shown as it is. */
  readonly unmasked: boolean;
}

export interface FirstLayer {
  readonly score: number;
  /** From a score of two on, the draft’s criteria ask for the first layer. */
  readonly expected: boolean;
  readonly reasons: readonly string[];
}

const most = (limitation: Limitation): boolean => {
  const { share, around } = limitsOf(limitation);
  return share > 0.1 && !around;
};

/**
 * Whether a replay purpose is to be expected on the first layer: how far it reaches, how deep it goes, and what keeps
 * it small. Advice alone: the banner shows every purpose there, and no setting hides one (CNIL draft, on layers).
 */
export const firstLayer = (
  { limitation, masking, identifier }: Applied,
  { everyPage, unmasked }: Extent,
): FirstLayer => {
  const criteria: readonly (readonly [weight: number, holds: boolean, reason: string])[] = [
    [2, !!limitation && most(limitation), 'more than one visit in ten is recorded'],
    [1, everyPage, 'no page is excluded'],
    [1, unmasked, 'some text is not masked'],
    [2, masking === 'M1', 'people may unmask'],
    [2, identifier === 'I2' || identifier === 'I3', 'visits of one person can be joined'],
  ];
  const met = criteria.filter(([, holds]) => holds);
  const score = met.reduce((sum, [weight]) => sum + weight, 0);
  return { score, expected: score >= 2, reasons: met.map(([, , reason]) => reason) };
};
