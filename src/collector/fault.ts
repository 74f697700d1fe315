/** Something went wrong that no answer tells of. */
export interface Fault {
  /** What was being done: `sweep`, `POST /proofs`. */
  readonly during: string;
  readonly error: unknown;
}

/** One line of JSON on standard error. The error's text and place only: never a request. */
export const toStandardError = ({ during, error }: Fault): void => {
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${JSON.stringify({ fault: during, error: said })}\n`);
};
