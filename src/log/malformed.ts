/** Thrown where bytes or text from outside are not in the form that they claim; the message names the fault. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}
