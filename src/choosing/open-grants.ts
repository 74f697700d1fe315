import type { Kept } from '../platform/outbox.ts';
import type { PurposeId } from '../purpose/purpose.ts';

/**
 * Ids of the grants of a purpose that nothing on this terminal has ended: the present one, and any that a lost
 * cookie or another tab has left behind. Whoever withdraws withdraws them all.
 */
export const openGrants = (rows: readonly Kept[], purpose: PurposeId): string[] => {
  const ended = new Set(rows.flatMap(({ ends }) => ends ?? []));
  return rows.flatMap(({ act, id, purpose: of }) =>
    act === 'grant' && of === purpose && !ended.has(id) ? id : [],
  );
};
