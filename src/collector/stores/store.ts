import type { AccessStore } from './access-store.ts';
import type { CosignatureStore } from './cosignature-store.ts';
import type { LogStore } from './log-store.ts';
import type { RecordingStore } from './recording-store.ts';
import type { StampStore } from './stamp-store.ts';

/**
 * Everything the collector keeps but the recordings' payloads. One driver a file, one row each in `index.ts`, all of
 * them held to `test/contracts/store-kit.ts`. A promise of a change resolves once the change survives a crash and a
 * power cut; every change is whole or not at all. Two processes may hold the same store.
 */
export interface Store extends LogStore, StampStore, CosignatureStore, RecordingStore, AccessStore {
  /**
   * Leaves nothing readable on the disk of what was deleted so far. False where somebody else's reading (a backup, a
   * shell) still holds on to it: then it is to be called again.
   */
  scrub(): Promise<boolean>;
  close(): Promise<void>;
}
