/** The command line was not understood: answered with the command's usage, and 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
