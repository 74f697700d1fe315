/** Thrown where an entry or a body is not what its version allows; the message names the fault. */
export class Unsound extends Error {
  override readonly name = 'Unsound';
}
