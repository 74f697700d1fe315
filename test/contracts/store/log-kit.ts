import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addition, consent, type Held, proof } from './building.ts';

export const logKit = (held: () => Held): void => {
  describe('as a log', () => {
    it('gives back what was added, in its order, also after it was opened anew', async () => {
      const added = [proof(), proof(), { entry: '{"notice":1}', announces: 'd'.repeat(64) }, proof()];
      const tiles = [{ level: 0, index: 0, data: Uint8Array.from(randomBytes(96)) }];
      expect(await held().store.append(addition({ tiles }, added))).toEqual({});
      await held().reopen();
      expect(await held().store.logs()).toEqual([
        { epoch: '2026q4', origin: 'boutique.example/temoin/2026q4', size: 4, checkpoint: 'note 4' },
      ]);
      expect(await held().store.entries('2026q4', 0, 10)).toEqual(added.map(({ entry }) => entry));
      expect(await held().store.entries('2026q4', 1, 2)).toEqual(added.slice(1, 3).map(({ entry }) => entry));
      const bodies = await held().store.bodies('2026q4', 1, 10);
      expect(bodies.map(({ index, key, body }) => [index, Buffer.from(key).toString('hex'), body])).toEqual(
        [1, 3].map((index) => [
          index,
          Buffer.from(added[index]?.proof?.key as Uint8Array).toString('hex'),
          added[index]?.proof?.body,
        ]),
      );
      expect(await held().store.bodies('2026q4', 0, 1)).toHaveLength(1);
      expect(await held().store.announced('2026q4')).toEqual(['d'.repeat(64)]);
      expect((await held().store.edge('2026q4')).map(({ data, ...tile }) => [tile, [...data]])).toEqual([
        [{ level: 0, index: 0 }, [...(tiles[0]?.data ?? [])]],
      ]);
      expect(await held().store.counts()).toEqual({ proofs: 3, recordings: 0 });
    });

    it('changes nothing where the log has moved on, or the addition does not fit', async () => {
      const first = proof();
      await held().store.append(addition({}, [first]));
      expect(await held().store.append(addition({ consents: [consent()] }, [proof()]))).toBe('moved');
      expect(await held().store.append(addition({}, [proof()], 5))).toBe('moved');
      await expect(held().store.append(addition({}, [proof(), first], 1))).rejects.toThrow();
      const wrong = addition({}, [proof()], 1);
      await expect(held().store.append({ ...wrong, head: { ...wrong.head, size: 9 } })).rejects.toThrow();
      expect((await held().store.logs())[0]?.size).toBe(1);
      expect(await held().store.entries('2026q4', 0, 10)).toEqual([first.entry]);
      expect(await held().store.counts()).toMatchObject({ proofs: 1 });
    });

    it('lets one of two writers that start from the same size win', async () => {
      const other = await held().place.open();
      const answers = await Promise.all([
        held().store.append(addition({}, [proof()])),
        other.append(addition({}, [proof()])),
      ]);
      expect(answers.filter((answer) => answer === 'moved')).toHaveLength(1);
      expect((await other.logs())[0]?.size).toBe(1);
      await other.close();
    });

    it('keeps logs apart, oldest first', async () => {
      await held().store.append(addition({}, [proof(), proof()]));
      const head = {
        epoch: '2027q1',
        origin: 'boutique.example/temoin/2027q1',
        size: 1,
        checkpoint: 'note',
      };
      const later = proof();
      await held().store.append(addition({ head }, [later]));
      expect((await held().store.logs()).map(({ epoch, size }) => [epoch, size])).toEqual([
        ['2026q4', 2],
        ['2027q1', 1],
      ]);
      expect(await held().store.entries('2027q1', 0, 9)).toEqual([later.entry]);
      expect(await held().store.entries('2026q4', 0, 9)).toHaveLength(2);
      expect(await held().store.bodies('2027q1', 0, 9)).toHaveLength(1);
      expect(await held().store.edge('2027q1')).toEqual([]);
      expect(await held().store.entries('2028q1', 0, 9)).toEqual([]);
      expect(await held().store.proofs([later.proof?.id as string])).toEqual([
        { id: later.proof?.id, epoch: '2027q1', index: 0, entry: later.entry, body: later.proof?.body },
      ]);
      expect(await held().store.proofs([randomUUID()])).toEqual([]);
    });

    it('replaces a tile that grew, and knows the rightmost of each level', async () => {
      const tile = (level: number, index: number, fill: number) => ({
        level,
        index,
        data: new Uint8Array(32).fill(fill),
      });
      await held().store.append(
        addition({ tiles: [tile(0, 0, 1), tile(0, 1, 2), tile(1, 0, 3)] }, [proof()]),
      );
      await held().store.append(addition({ tiles: [tile(0, 1, 9)] }, [proof()], 1));
      const edge = (await held().store.edge('2026q4')).map(({ level, index, data }) => [
        level,
        index,
        data[0],
      ]);
      expect(edge).toEqual([
        [0, 1, 9],
        [1, 0, 3],
      ]);
      const found = await held().store.tiles('2026q4', [
        { level: 0, index: 0 },
        { level: 5, index: 0 },
        { level: 1, index: 0 },
      ]);
      expect(found.map(({ level, data }) => [level, data[0]])).toEqual([
        [0, 1],
        [1, 3],
      ]);
    });

    it('keeps the first wording of a notice for good', async () => {
      const notice = { digest: 'd'.repeat(64), language: 'fr', bytes: '{"é":1}' };
      await held().store.append(addition({ notices: [notice] }, [proof()]));
      await held().store.append(addition({ notices: [{ ...notice, bytes: 'other' }] }, [proof()], 1));
      expect(await held().store.notice(notice.digest)).toEqual(notice);
      expect(await held().store.notice('e'.repeat(64))).toBeUndefined();
      expect(await held().store.noticeDigests()).toEqual([notice.digest]);
    });
  });
};
