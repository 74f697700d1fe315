import type { Choice } from '../consent/choice.ts';
import type { WithdrawalOutcome } from '../proof/proof-record.ts';

/** One choice that is to be proved. */
export interface Provable extends Choice {
  /** The record's own id. */
  readonly id: string;
  readonly ends?: readonly string[];
  readonly outcome?: WithdrawalOutcome;
  /** The place of the mark that this is the proof of. */
  readonly key?: string | undefined;
}
