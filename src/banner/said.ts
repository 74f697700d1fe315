import type { Notice } from '../notice/notice.ts';
import { counted } from '../notice/texts.ts';

/** What a withdrawal is known to have done so far. */
export interface Outcome {
  /** Recordings erased; unknown until the collector has answered. */
  readonly erased?: number | undefined;
  readonly expired: readonly string[];
  readonly residual: readonly string[];
}

/** No more than what is known, and what could not be done by name. GDPR art. 7(3); CNIL draft §34. */
export const said = ({ control, language }: Notice, { erased, expired, residual }: Outcome): string =>
  [
    control.stopped,
    erased === undefined ? control.pending : counted(control.erased, language, erased),
    expired[0] ? counted(control.expired, language, new Set(expired).size) : '',
    residual[0] ? control.residual.replace('{names}', () => residual.join(control.comma)) : '',
  ]
    .filter(Boolean)
    .join(' ');
