import type { Configuration } from '../config/configuration.ts';
import { addDuration } from '../config/duration.ts';

/** The schedule of audits as it stands on one day. `none`: there is no schedule; `first`: no audit was noted yet. */
export interface AuditFacts {
  readonly state: 'none' | 'first' | 'planned' | 'due' | 'overdue';
  /** ISO 8601 duration. */
  readonly every?: string;
  readonly by?: string;
  /** Days, `2026-11-22`. */
  readonly last?: string;
  readonly next?: string;
  /** Days since the next one was due. */
  readonly late?: number;
}

const DAY = 24 * 3600 * 1000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** When the next audit is due, and whether that day is over. CNIL 2020-092 art. 3. */
export const auditOn = (audit: Configuration['audit'], date: string): AuditFacts => {
  if (!audit) return { state: 'none' };
  const { every, by, last } = audit;
  if (last === undefined) return { state: 'first', every, by };
  const next = dayOf(addDuration(Date.parse(last), every));
  const late = (Date.parse(date) - Date.parse(next)) / DAY;
  const state = late > 0 ? 'overdue' : late === 0 ? 'due' : 'planned';
  return { state, every, by, last, next, ...(late > 0 && { late }) };
};
