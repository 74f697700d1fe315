export type Family = 'limitation' | 'masking' | 'identifier' | 'security';

/** One protective measure of the CNIL's draft of 25 February 2026. */
export interface Measure {
  readonly id: string;
  readonly family: Family;
  readonly clause: string;
  /** Short, for tables and reports. */
  readonly name: string;
  /** `true`, or the sentence that says why it cannot be asked for yet. */
  readonly available: true | string;
}
