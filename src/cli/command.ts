/** Sound, a finding, wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** The terminal, as commands see it. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
  /** Aborted when the process is asked to end. */
  readonly stop: AbortSignal;
}

/** One thing that `temoin` does. */
export interface Command {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** The line of arguments, and what they mean. */
  readonly usage: string;
  /** Rejects with a `UsageError` for arguments that cannot be meant; whatever else is thrown is a finding. */
  run(args: readonly string[], io: Io): Promise<ExitCode>;
}
