import type { PurposeId } from './purpose.ts';

/** What a session replay may be used for (CNIL draft, annex). A site may name more, each with its own texts. */
export interface Use {
  readonly id: PurposeId;
  /** Whether all that its profile calls for is built. */
  readonly ready: boolean;
}

/** Its identifiers, I2 and I3, are not there yet. The first layer takes this rather than the table. */
export const UNREADY: PurposeId = 'replay.support';

export const USES: readonly Use[] = [
  { id: 'replay.errors', ready: true },
  { id: 'replay.experience', ready: true },
  { id: UNREADY, ready: false },
];

export const useOf = (id: PurposeId): Use | undefined => USES.find((use) => use.id === id);
