/** What is wrong, or unusual, in a configuration. */
export interface Finding {
  /** `purposes[0].retention`; empty for the whole. */
  readonly path: string;
  /** A plain sentence that follows the path. */
  readonly reason: string;
  /** The requirement or clause behind it. */
  readonly rule: string;
}

/** Where a rule says what it found. */
export interface Report {
  refuse(path: string, reason: string, rule: string): void;
  warn(path: string, reason: string, rule: string): void;
}

/** Looks at JSON that may be of any shape, and says what it finds; never throws. */
export type Rule = (json: unknown, report: Report) => void;
