import type { Limits } from './limits.ts';

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
  /** What is to be said of these settings, read from a file that nobody checked yet; nothing where all is well. */
  judge?(how: Readonly<Record<string, unknown>>): Judgement | undefined;
}

/** A remark on one setting of a measure. */
export interface Judgement {
  readonly setting: string;
  readonly sound: boolean;
  readonly reason: string;
  readonly rule: string;
}

/** A way to limit what is recorded, which answers what it takes and what it keeps. */
export interface Limiting<How> extends Measure {
  readonly family: 'limitation';
  readonly limits: (how: How) => Limits;
}
