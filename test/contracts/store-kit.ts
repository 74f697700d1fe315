import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../../src/collector/stores/store.ts';
import { accessKit } from './store/access-kit.ts';
import type { StorePlace } from './store/building.ts';
import { consentsKit } from './store/consents-kit.ts';
import { erasureKit } from './store/erasure-kit.ts';
import { logKit } from './store/log-kit.ts';
import { recordingsKit } from './store/recordings-kit.ts';
import { vouchingKit } from './store/vouching-kit.ts';

/** What every store promises. `place` makes an empty one for each test. */
export const storeKit = (name: string, place: () => Promise<StorePlace>): void => {
  describe(`the store ${name}`, () => {
    let at: StorePlace;
    let store: Store;
    beforeEach(async () => {
      at = await place();
      store = await at.open();
    });
    afterEach(async () => {
      await store.close();
      await at.remove();
    });
    const held = () => ({
      place: at,
      store,
      async reopen() {
        await store.close();
        store = await at.open();
      },
    });
    for (const kit of [logKit, erasureKit, consentsKit, recordingsKit, accessKit, vouchingKit]) kit(held);
  });
};
