/** What a witness remembers of a log. */
export interface Remembered {
  /** Counts the changes of this log's memory, from 1. */
  readonly version: number;
  /** The checkpoint it cosigned last: the note with the log's signature and its own. */
  readonly note: string;
}

/**
 * A witness's memory, by the SHA-256 (lower-case hex) of a log's origin. A memory that cannot be read is an error,
 * never an empty one: forgetting is how a witness would come to cosign two pasts.
 */
export interface WitnessState {
  latest(log: string): Promise<Remembered | undefined>;
  /**
   * Remembers `note` as the version behind `after` (0: the first). True once that survives kill -9 and a power cut; false,
   * and nothing changed, where another process was faster.
   */
  keep(log: string, after: number, note: string): Promise<boolean>;
}
