/** What the collector's configuration says about records. */
export interface RecordRules {
  readonly site: string;
  readonly purposes: ReadonlySet<string>;
  /** ISO 8601 duration. */
  readonly choiceLifetime: string;
  /** Has this notice ever been shown here? */
  readonly isNotice: (digest: string) => boolean;
}

/**
 * A visitor's clock may be a day fast: the entry has the collector's own time, and a yes that could never be proved
 * would be asked for again on every page. A proof may have waited seven months for a connection.
 */
const FUTURE = 24 * 3600 * 1000;
const OLDEST = 214 * 24 * 3600 * 1000;

/** Is a moment by the visitor's clock one that can be believed now? */
export const isPlausible = (at: number, now: number): boolean => at <= now + FUTURE && at > now - OLDEST;
