import { limitsOf } from '../measures/limits.ts';
import type { Clock } from '../platform/clock.ts';
import type { Purpose, PurposeId } from '../purpose/purpose.ts';
import { drawn } from './admit.ts';

/** May this consented visit be recorded at all? */
export interface Admission {
  /** Decides, before `consent:granted` is told. `seed` was minted with the grant, at `since`. */
  admit(purpose: PurposeId, seed: Uint8Array<ArrayBuffer>, since: number): Promise<void>;
  admits(purpose: PurposeId): boolean;
}

/** `life`: milliseconds that a session may live; four hours where absent. */
export const createAdmission = (
  purposes: readonly Purpose[],
  clock: Clock,
  digest: (data: Uint8Array<ArrayBuffer>) => Promise<string>,
  life?: number,
): Admission => {
  const admitted = new Set<PurposeId>();
  return {
    async admit(purpose, seed, since) {
      const limitation = purposes.find(({ id }) => id === purpose)?.limitation;
      if (!limitation) return;
      const rate = limitsOf(limitation).share;
      const yes = rate >= 1 || (await drawn({ seed, purpose, rate, now: clock.now(), since }, digest, life));
      if (yes) admitted.add(purpose);
      else admitted.delete(purpose);
    },
    admits: (purpose) => admitted.has(purpose),
  };
};
