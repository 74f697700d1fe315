import type { PurposeId } from '../purpose/purpose.ts';
import { errors } from './errors.ts';
import { experience } from './experience.ts';
import type { Profile } from './profile.ts';
import { support } from './support.ts';

export { COMBINATIONS, type Combination, lacking } from './combinations.ts';
export { type Extent, type FirstLayer, firstLayer } from './first-layer.ts';
export type { Applied, Profile } from './profile.ts';
export { RULESET } from './ruleset.ts';
export { type Unmet, unmet } from './unmet.ts';

/** The draft's annex: sixteen combinations hold, every other one needs a documented alternative. */
export const PROFILES: readonly Profile[] = Object.freeze([errors, experience, support]);

export const profileOf = (use: PurposeId): Profile | undefined =>
  PROFILES.find((profile) => profile.use === use);
