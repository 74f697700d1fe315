import type { Seen } from '../../survey/seen.ts';

/** One visitor on one page. */
export interface Visit {
  /** Number of the visitor, from 0. */
  readonly visitor: number;
  /** Origin and path; what is behind a “?” may be somebody's. */
  readonly page: string;
  readonly seen: Seen;
}
