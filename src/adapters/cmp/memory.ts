import { remembered, statusIn } from '../../choosing/answers.ts';
import type { Status } from '../../consent/choice.ts';
import type { PurposeId } from '../../purpose/purpose.ts';

/** What the terminal remembers, else what is so on this page; `stale`: it was answered on other terms than today's. */
export const memory =
  (page: Window, terms: string, status: (purpose: PurposeId) => Status) =>
  (purpose: PurposeId): Status | 'stale' => {
    const choices = remembered(page);
    const known = statusIn(choices, purpose);
    return known && choices[0]?.terms !== terms ? 'stale' : (known ?? status(purpose));
  };
