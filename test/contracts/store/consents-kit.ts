import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addition, consent, type Held, NOW, proof, segment } from './building.ts';

export const consentsKit = (held: () => Held): void => {
  describe('as a register of consents', () => {
    it('replaces a consent whole, and ends by itself what is over', async () => {
      const [short, long] = [consent(), consent({ until: NOW + 9000 })];
      const over = consent({ ended: NOW - 5, granted: false });
      await held().store.append(addition({ consents: [short, long, over] }, [proof()]));
      expect(await held().store.consents([over.id, short.id, randomUUID()])).toEqual([over, short]);
      await held().store.append(
        addition({ consents: [{ ...long, ended: NOW }], from: 1, head: addition({}, [proof()]).head }),
      );
      expect(await held().store.endExpired(NOW + 999)).toEqual([]);
      expect(await held().store.endExpired(NOW + 1000)).toEqual([short.id]);
      expect(await held().store.endExpired(NOW + 1000)).toEqual([]);
      expect((await held().store.consents([short.id, long.id])).map(({ ended }) => ended)).toEqual([
        NOW + 1000,
        NOW,
      ]);
    });

    it('forgets what is over and has no recordings', async () => {
      const [kept, recorded, gone] = [consent(), consent(), consent({ until: NOW - 10, ended: NOW - 10 })];
      await held().store.append(addition({ consents: [kept, recorded, gone] }, [proof()]));
      await held().store.addSegment(segment(recorded.id));
      await held().store.endExpired(NOW + 5000);
      await held().store.forgetConsents(NOW);
      expect((await held().store.consents([kept.id, recorded.id, gone.id])).map(({ id }) => id)).toEqual([
        kept.id,
        recorded.id,
      ]);
      await held().store.forgetConsents(NOW + 9000);
      expect((await held().store.consents([kept.id, recorded.id, gone.id])).map(({ id }) => id)).toEqual([
        recorded.id,
      ]);
    });
  });
};
