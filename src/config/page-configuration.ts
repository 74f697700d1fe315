import { limitsOf } from '../measures/limits.ts';
import { RULESET } from '../profiles/ruleset.ts';
import { isReplay } from '../purpose/is-replay.ts';
import type { Identifier, Limitation, Masking, Purpose } from '../purpose/purpose.ts';
import type { Configuration } from './configuration.ts';

/** What the page needs of a configuration, with nothing left to guess. */
export interface PageConfiguration
  extends Omit<
    Configuration,
    | '$schema'
    | 'httpOnlyTrackers'
    | 'audit'
    | 'timestamp'
    | 'witnesses'
    | 'proofRetention'
    | 'proofRetentionWhy'
  > {
  readonly recorder: NonNullable<Configuration['recorder']>;
  readonly ask: NonNullable<Configuration['ask']>;
  readonly collector: string;
  readonly choiceLifetime: string;
  readonly routes: NonNullable<Configuration['routes']>;
  readonly exclude: NonNullable<Configuration['exclude']>;
  readonly unmask: NonNullable<Configuration['unmask']>;
  readonly ruleset: string;
}

/** A replay purpose whose every measure is said. */
export interface ReplayPurpose extends Purpose {
  readonly limitation: Limitation;
  readonly masking: Masking;
  readonly identifier: Identifier;
  readonly retention: string;
}

/** Keys in one order at every depth, nothing undefined. */
const sorted = <T>(value: unknown): T =>
  JSON.parse(
    // What the holder has, not what a site's own `toJSON` makes of it.
    JSON.stringify(value, function (this: Record<string, unknown>, key) {
      const each = this[key];
      return each && typeof each === 'object' && !Array.isArray(each)
        ? Object.fromEntries(Object.entries(each).sort())
        : each;
    }),
  );

const complete = (purpose: Purpose): Purpose => {
  if (!isReplay(purpose)) return purpose;
  return {
    masking: 'M3',
    identifier: 'I1',
    retention: 'P30D',
    ...purpose,
    limitation: { [`${Object.keys(purpose.limitation)}`]: limitsOf(purpose.limitation).settings },
  };
};

/**
 * The defaults applied, the collector's own business left out. Idempotent, and the same on both sides of the wire:
 * its `JSON.stringify` is the configuration's canonical text, whose SHA-256 every proof carries.
 */
export const pageConfiguration = (configuration: Configuration): PageConfiguration => {
  const {
    $schema,
    httpOnlyTrackers,
    audit,
    timestamp,
    witnesses,
    proofRetention,
    proofRetentionWhy,
    ...page
  } = sorted<Configuration>(configuration);
  return sorted({
    recorder: 'temoin',
    ask: 'banner',
    collector: '/temoin',
    choiceLifetime: 'P6M',
    routes: [],
    exclude: [],
    unmask: [],
    ruleset: RULESET,
    ...page,
    purposes: page.purposes.map(complete),
  });
};
