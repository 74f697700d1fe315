import { describe, expect, it } from 'vitest';
import { COSIGNATURES_KEPT } from '../../../src/collector/stores/cosignature-store.ts';
import { type Held, NOW } from './building.ts';

export const vouchingKit = (held: () => Held): void => {
  describe('as a keeper of what others vouched for', () => {
    it('keeps the first timestamp of each checkpoint, of each log its own', async () => {
      const token = new Uint8Array([0, 255]);
      const one = { epoch: '2026q4', size: 2, checkpoint: 'é\n', token, at: NOW };
      await held().store.keepStamp(one);
      await held().store.keepStamp({ ...one, token: new Uint8Array([9]), at: NOW + 1 });
      await held().store.keepStamp({ ...one, size: 1 });
      await held().store.keepStamp({ ...one, epoch: '2027q1', size: 5 });
      await held().reopen();
      const found = await held().store.stamps('2026q4');
      expect(found.map((stamp) => ({ ...stamp, token: new Uint8Array(stamp.token) }))).toEqual([
        { ...one, size: 1 },
        one,
      ]);
      expect(await held().store.lastStamp('2026q4')).toMatchObject({ size: 2, at: NOW });
      expect(await held().store.lastStamp('2025q4')).toBeUndefined();
    });

    it('keeps the newest cosignatures of each witness, and finds those of one checkpoint', async () => {
      const one = {
        epoch: '2026q4',
        size: 1,
        witness: 'a.example/w+00000000',
        checkpoint: 'é\n',
        line: '— a.example/w AAAA\n',
        at: NOW,
      };
      const other = { ...one, size: 50, witness: 'b.example/w+00000000' };
      const keep = COSIGNATURES_KEPT + 5;
      for (let size = 1; size <= keep; size++) await held().store.keepCosignature({ ...one, size });
      await held().store.keepCosignature(other);
      await held().store.keepCosignature({ ...other, line: '— b.example/w BBBB\n' });
      await held().reopen();
      const { store } = held();
      expect(await store.cosignatures('2026q4', 50)).toEqual([
        { ...one, size: 50 },
        { ...other, line: '— b.example/w BBBB\n' },
      ]);
      expect(await store.cosignatures('2026q4', 5)).toEqual([]);
      expect(await store.cosignatures('2026q4', 6)).toHaveLength(1);
      expect(await store.cosignatures('2027q1', 6)).toEqual([]);
      expect(await store.lastCosignature('2026q4', one.witness)).toEqual({ ...one, size: keep });
      expect(await store.lastCosignature('2026q3', one.witness)).toBeUndefined();
      expect(await store.cosignedSize('2026q4', 60)).toBe(60);
      expect(await store.cosignedSize('2026q4', 2)).toBe(0);
    });
  });
};
