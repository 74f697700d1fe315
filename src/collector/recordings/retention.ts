import type { Configuration } from '../../config/configuration.ts';
import { addDuration } from '../../config/duration.ts';
import type { Recording } from '../stores/recording-store.ts';

const DEFAULT = 'P30D';
/** A former version of the site is of no use any more after this (CNIL: recordings are for the current version). */
const AFTER_VERSION = 'P7D';

export const retentionOf = (configuration: Configuration, purpose: string): string =>
  configuration.purposes.find(({ id }) => id === purpose)?.retention ?? DEFAULT;

export interface RetentionRules {
  readonly configuration: Configuration;
  /** Since when the site is at the version that it has now, milliseconds since the epoch. */
  readonly versionSince: number;
}

/** When a recording is to be erased: what was promised when it was made, or what is promised now, if that is sooner. */
export const dueAt = (
  { purpose, siteVersion, last, expires }: Pick<Recording, 'purpose' | 'siteVersion' | 'last' | 'expires'>,
  { configuration, versionSince }: RetentionRules,
): number =>
  Math.min(
    expires,
    addDuration(last, retentionOf(configuration, purpose)),
    siteVersion === (configuration.siteVersion ?? '')
      ? Number.POSITIVE_INFINITY
      : addDuration(versionSince, AFTER_VERSION),
  );
