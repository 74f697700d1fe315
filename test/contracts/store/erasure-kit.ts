import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addition, consent, type Held, NOW, proof } from './building.ts';

const idOf = ({ proof: kept }: ReturnType<typeof proof>): string => kept?.id as string;

const document = (digest: string, type = 'json') => ({
  digest,
  type,
  bytes: Uint8Array.from(randomBytes(64)),
});

export const erasureKit = (held: () => Held): void => {
  describe('as one that forgets', () => {
    it('takes body and key of an entry away, and leaves the entry and its place', async () => {
      const [first, second] = [proof(), proof()];
      await held().store.append(addition({ consents: [{ ...consent(), id: idOf(first) }] }, [first, second]));
      const erasure = { entry: '{"erasure":0}' };
      await held().store.append(addition({ forget: [0], unlearn: [idOf(first)] }, [erasure], 2));
      await held().reopen();
      expect(await held().store.entries('2026q4', 0, 9)).toEqual([first.entry, second.entry, erasure.entry]);
      expect((await held().store.bodies('2026q4', 0, 9)).map(({ index }) => index)).toEqual([1]);
      const [known] = await held().store.proofs([idOf(first)]);
      expect(known).toMatchObject({ index: 0, entry: first.entry });
      expect(known?.body).toBeUndefined();
      expect(await held().store.consents([idOf(first)])).toEqual([]);
    });

    it('keeps a document for as long as a log tells of it', async () => {
      const [one, both] = [document('a'.repeat(64)), document('b'.repeat(64), 'png')];
      await held().store.append(addition({ documents: [one, both] }, [proof()]));
      const later = addition({ documents: [both] }, [proof()]);
      const head = { ...later.head, epoch: '2027q1', origin: 'boutique.example/temoin/2027q1' };
      await held().store.append({ ...later, head });
      const found = await held().store.document(both.digest);
      expect(found).toMatchObject({ type: 'png', digest: both.digest });
      expect(Buffer.from(found?.bytes ?? []).equals(Buffer.from(both.bytes))).toBe(true);

      const end = addition({ drop: '2026q4' }, [{ entry: '{"expiry":1}' }], 1);
      await held().store.append({ ...end, head: { ...head, size: 2, checkpoint: 'note 2' } });
      await held().reopen();
      expect(await held().store.logs()).toMatchObject([
        { epoch: '2026q4', size: 1, checkpoint: 'note 1', dropped: true },
        { epoch: '2027q1', size: 2 },
      ]);
      expect(await held().store.entries('2026q4', 0, 9)).toEqual([]);
      expect(await held().store.bodies('2026q4', 0, 9)).toEqual([]);
      expect(await held().store.document(one.digest)).toBeUndefined();
      expect(await held().store.document(both.digest)).toBeDefined();
    });

    it('takes recordings with the entry that counts them', async () => {
      await held().store.append(addition({ sessions: ['f'.repeat(32)], now: NOW }, [proof()]));
      expect(await held().store.recordingsUnder([idOf(proof())])).toEqual([]);
    });
  });
};
