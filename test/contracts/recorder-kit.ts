import { describe, expect, it } from 'vitest';
import type { Recorder } from '../../src/adapters/recorders/recorder.ts';
import type { Events } from '../../src/bus/events.ts';

/** A page with one recorder on it, as the kit drives it. */
export interface RecorderRig {
  readonly recorder: Recorder;
  /** The visitor agrees; resolves when the recorder captures, or would if it could. */
  grant(): Promise<void>;
  /** As `grant`, but returns while the recorder is still on its way. */
  beginGrant(): void;
  /** The visitor does things in the page, and time passes in which they would be sent. */
  live(): Promise<void>;
  /** The page hides, and is shown again, also from the back/forward cache. */
  hideAndWake(): Promise<void>;
  /** What has left the page for the recorder's sake, so far: requests, beacons. */
  left(): number;
  /** What is there for the recorder's sake now: listeners, observers, timers, patches, storage, requests. */
  remains(): readonly string[];
  readonly halted: readonly Events['capture:halted'][];
}

/** What every recorder has to do, ours and a vendor's (src/adapters/recorders/recorder.ts; CNIL draft §34). */
export const recorderKit = (name: string, create: () => Promise<RecorderRig>): void => {
  describe(`the recorder ${name}`, () => {
    it('leaves nothing in the page and sends nothing before the yes', async () => {
      const rig = await create();
      await rig.live();
      await rig.hideAndWake();
      expect([rig.left(), rig.remains()]).toEqual([0, []]);
    });

    it('captures after the yes', async () => {
      const rig = await create();
      await rig.grant();
      await rig.live();
      expect(rig.left()).toBeGreaterThan(0);
      expect(rig.remains()).not.toEqual([]);
    });

    it('has halted when halt returns: nothing remains', async () => {
      const rig = await create();
      await rig.grant();
      await rig.live();
      const discarded = rig.recorder.halt('withdrawn');
      expect(rig.remains()).toEqual([]);
      expect(discarded.events).toBeGreaterThanOrEqual(0);
      expect(discarded.bytes).toBeGreaterThanOrEqual(0);
      expect(rig.halted).toMatchObject([{ reason: 'withdrawn' }]);
    });

    it('is silent afterwards, in a page that lives on, hides and comes back', async () => {
      const rig = await create();
      await rig.grant();
      await rig.live();
      rig.recorder.halt('withdrawn');
      const left = rig.left();
      await rig.live();
      await rig.hideAndWake();
      await rig.live();
      expect([rig.left() - left, rig.remains()]).toEqual([0, []]);
    });

    it('halts twice as once', async () => {
      const rig = await create();
      await rig.grant();
      rig.recorder.halt('withdrawn');
      expect(rig.recorder.halt('withdrawn')).toEqual({ events: 0, bytes: 0 });
      expect(rig.halted).toHaveLength(1);
    });

    it('halts without having begun', async () => {
      const rig = await create();
      expect(rig.recorder.halt('withdrawn')).toEqual({ events: 0, bytes: 0 });
      expect(rig.halted).toEqual([]);
    });

    it('halts while it is still on its way', async () => {
      const rig = await create();
      rig.beginGrant();
      rig.recorder.halt('withdrawn');
      await rig.live();
      expect([rig.left(), rig.remains()]).toEqual([0, []]);
    });
  });
};
