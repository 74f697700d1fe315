import type { Applied, Profile } from './profile.ts';

/** One measure that a profile calls for and that is not applied. */
export interface Unmet {
  readonly family: 'limitation' | 'masking' | 'identifier';
  /** Any one of these would do. */
  readonly called: readonly string[];
  readonly applied: string;
}

/** What keeps a combination from being one of the profile's. Empty: it is one. What is not said takes the default. */
export const unmet = (profile: Profile, applied: Applied): readonly Unmet[] => {
  const { defaults } = profile;
  const limitations = Object.keys(applied.limitation ?? defaults.limitation);
  const asked = [
    ['limitation', limitations.length === 1 ? String(limitations[0]) : limitations.join(' and ') || 'none'],
    ['masking', applied.masking ?? defaults.masking],
    ['identifier', applied.identifier ?? defaults.identifier],
  ] as const;
  return asked
    .map(([family, is]) => ({ family, called: profile[family] as readonly string[], applied: is }))
    .filter(({ called, applied: is }) => !called.includes(is));
};
