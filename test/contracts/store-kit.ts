import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Addition, ConsentRow, NewEntry } from '../../src/collector/stores/log-store.ts';
import type { NewSegment } from '../../src/collector/stores/recording-store.ts';
import type { Store } from '../../src/collector/stores/store.ts';

/** One place where things are kept; `open` may be called again, and twice at once, on the same place. */
export interface StorePlace {
  open(): Promise<Store>;
  /** Every byte that is on the disk for it. */
  bytes(): Promise<Uint8Array>;
  remove(): Promise<void>;
}

const NOW = Date.parse('2026-11-03T10:00:00Z');
const SESSION = '0123456789abcdef0123456789abcdef';

const addition = (over: Partial<Addition> = {}, entries: readonly NewEntry[] = [], from = 0): Addition => ({
  head: {
    epoch: '2026q4',
    origin: 'boutique.example/temoin/2026q4',
    size: from + entries.length,
    checkpoint: `note ${from + entries.length}`,
  },
  from,
  entries,
  tiles: [],
  notices: [],
  consents: [],
  erase: [],
  ...over,
});

const proof = (id: string = randomUUID(), entry = `{"entry":"${id.slice(0, 4)}"}`): NewEntry => ({
  entry,
  proof: { id, body: `{"signed":"${id}"}`, key: randomBytes(32) },
});

const consent = (over: Partial<ConsentRow> = {}): ConsentRow => ({
  id: randomUUID(),
  purpose: 'replay.errors',
  notice: 'a'.repeat(64),
  key: 'x.y',
  granted: true,
  until: NOW + 1000,
  ended: null,
  ...over,
});

const segment = (
  of: string,
  over: Partial<NewSegment> & { session?: string; purpose?: string } = {},
): NewSegment => {
  const { session = SESSION, purpose = 'replay.errors', ...rest } = over;
  return {
    recording: { session, purpose, siteVersion: '1', measures: '{}', expires: NOW + 5000 },
    proof: of,
    key: Buffer.alloc(32, 7),
    n: 0,
    file: randomUUID(),
    bytes: 100,
    check: Buffer.alloc(32, 1),
    difficulties: 0,
    now: NOW,
    limit: 1000,
    ...rest,
  };
};

/** What every store promises. */
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
    const reopen = async () => {
      await store.close();
      store = await at.open();
    };

    describe('as a log', () => {
      it('gives back what was added, in its order, also after it was opened anew', async () => {
        const added = [proof(), proof(), { entry: '{"notice":1}', announces: 'd'.repeat(64) }, proof()];
        const tiles = [{ level: 0, index: 0, data: Uint8Array.from(randomBytes(96)) }];
        expect(await store.append(addition({ tiles }, added))).toEqual({});
        await reopen();
        expect(await store.logs()).toEqual([
          { epoch: '2026q4', origin: 'boutique.example/temoin/2026q4', size: 4, checkpoint: 'note 4' },
        ]);
        expect(await store.entries('2026q4', 0, 10)).toEqual(added.map(({ entry }) => entry));
        expect(await store.entries('2026q4', 1, 2)).toEqual(added.slice(1, 3).map(({ entry }) => entry));
        const bodies = await store.bodies('2026q4', 1, 10);
        expect(bodies.map(({ index, key, body }) => [index, Buffer.from(key).toString('hex'), body])).toEqual(
          [1, 3].map((index) => [
            index,
            Buffer.from(added[index]?.proof?.key as Uint8Array).toString('hex'),
            added[index]?.proof?.body,
          ]),
        );
        expect(await store.bodies('2026q4', 0, 1)).toHaveLength(1);
        expect(await store.announced('2026q4')).toEqual(['d'.repeat(64)]);
        expect((await store.edge('2026q4')).map(({ data, ...tile }) => [tile, [...data]])).toEqual([
          [{ level: 0, index: 0 }, [...(tiles[0]?.data ?? [])]],
        ]);
        expect(await store.counts()).toEqual({ proofs: 3, recordings: 0 });
      });

      it('changes nothing where the log has moved on, or the addition does not fit', async () => {
        const first = proof();
        await store.append(addition({}, [first]));
        expect(await store.append(addition({ consents: [consent()] }, [proof()]))).toBe('moved');
        expect(await store.append(addition({}, [proof()], 5))).toBe('moved');
        await expect(store.append(addition({}, [proof(), first], 1))).rejects.toThrow();
        const wrong = addition({}, [proof()], 1);
        await expect(store.append({ ...wrong, head: { ...wrong.head, size: 9 } })).rejects.toThrow();
        expect((await store.logs())[0]?.size).toBe(1);
        expect(await store.entries('2026q4', 0, 10)).toEqual([first.entry]);
        expect(await store.counts()).toMatchObject({ proofs: 1 });
      });

      it('lets one of two writers that start from the same size win', async () => {
        const other = await at.open();
        const answers = await Promise.all([
          store.append(addition({}, [proof()])),
          other.append(addition({}, [proof()])),
        ]);
        expect(answers.filter((answer) => answer === 'moved')).toHaveLength(1);
        expect((await other.logs())[0]?.size).toBe(1);
        await other.close();
      });

      it('keeps logs apart, oldest first', async () => {
        await store.append(addition({}, [proof(), proof()]));
        const head = {
          epoch: '2027q1',
          origin: 'boutique.example/temoin/2027q1',
          size: 1,
          checkpoint: 'note',
        };
        const later = proof();
        await store.append(addition({ head }, [later]));
        expect((await store.logs()).map(({ epoch, size }) => [epoch, size])).toEqual([
          ['2026q4', 2],
          ['2027q1', 1],
        ]);
        expect(await store.entries('2027q1', 0, 9)).toEqual([later.entry]);
        expect(await store.entries('2026q4', 0, 9)).toHaveLength(2);
        expect(await store.bodies('2027q1', 0, 9)).toHaveLength(1);
        expect(await store.edge('2027q1')).toEqual([]);
        expect(await store.entries('2028q1', 0, 9)).toEqual([]);
        expect(await store.proofs([later.proof?.id as string])).toEqual([
          { id: later.proof?.id, epoch: '2027q1', index: 0, entry: later.entry, body: later.proof?.body },
        ]);
        expect(await store.proofs([randomUUID()])).toEqual([]);
      });

      it('replaces a tile that grew, and knows the rightmost of each level', async () => {
        const tile = (level: number, index: number, fill: number) => ({
          level,
          index,
          data: new Uint8Array(32).fill(fill),
        });
        await store.append(addition({ tiles: [tile(0, 0, 1), tile(0, 1, 2), tile(1, 0, 3)] }, [proof()]));
        await store.append(addition({ tiles: [tile(0, 1, 9)] }, [proof()], 1));
        const edge = (await store.edge('2026q4')).map(({ level, index, data }) => [level, index, data[0]]);
        expect(edge).toEqual([
          [0, 1, 9],
          [1, 0, 3],
        ]);
        const found = await store.tiles('2026q4', [
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
        await store.append(addition({ notices: [notice] }, [proof()]));
        await store.append(addition({ notices: [{ ...notice, bytes: 'other' }] }, [proof()], 1));
        expect(await store.notice(notice.digest)).toEqual(notice);
        expect(await store.notice('e'.repeat(64))).toBeUndefined();
        expect(await store.noticeDigests()).toEqual([notice.digest]);
      });
    });

    describe('as a register of consents', () => {
      it('replaces a consent whole, and ends by itself what is over', async () => {
        const [short, long] = [consent(), consent({ until: NOW + 9000 })];
        const over = consent({ ended: NOW - 5, granted: false });
        await store.append(addition({ consents: [short, long, over] }, [proof()]));
        expect(await store.consents([over.id, short.id, randomUUID()])).toEqual([over, short]);
        await store.append(
          addition({ consents: [{ ...long, ended: NOW }], from: 1, head: addition({}, [proof()]).head }),
        );
        expect(await store.endExpired(NOW + 999)).toEqual([]);
        expect(await store.endExpired(NOW + 1000)).toEqual([short.id]);
        expect(await store.endExpired(NOW + 1000)).toEqual([]);
        expect((await store.consents([short.id, long.id])).map(({ ended }) => ended)).toEqual([
          NOW + 1000,
          NOW,
        ]);
      });

      it('forgets what is over and has no recordings', async () => {
        const [kept, held, gone] = [consent(), consent(), consent({ until: NOW - 10, ended: NOW - 10 })];
        await store.append(addition({ consents: [kept, held, gone] }, [proof()]));
        await store.addSegment(segment(held.id));
        await store.endExpired(NOW + 5000);
        await store.forgetConsents(NOW);
        expect((await store.consents([kept.id, held.id, gone.id])).map(({ id }) => id)).toEqual([
          kept.id,
          held.id,
        ]);
        await store.forgetConsents(NOW + 9000);
        expect((await store.consents([kept.id, held.id, gone.id])).map(({ id }) => id)).toEqual([held.id]);
      });
    });

    describe('as a register of recordings', () => {
      const granted = async (over: Partial<ConsentRow> = {}) => {
        const row = consent(over);
        const [head] = await store.logs();
        await store.append(addition({ consents: [row] }, [proof()], head?.size ?? 0));
        return row.id;
      };

      it('adds up what a recording is made of', async () => {
        const id = await granted({ notice: 'e'.repeat(64) });
        expect(await store.addSegment(segment(id, { n: 4, difficulties: 2 }))).toBe('stored');
        const later = segment(id, { n: 1, now: NOW + 50, bytes: 11 });
        expect(
          await store.addSegment({ ...later, recording: { ...later.recording, expires: NOW + 7000 } }),
        ).toBe('stored');
        await reopen();
        expect(await store.recording(SESSION)).toEqual({
          session: SESSION,
          purpose: 'replay.errors',
          notice: 'e'.repeat(64),
          siteVersion: '1',
          started: NOW,
          last: NOW + 50,
          expires: NOW + 7000,
          bytes: 111,
          segments: 2,
          difficulties: 2,
          measures: '{}',
        });
        expect((await store.segments(SESSION)).map(({ n }) => n)).toEqual([1, 4]);
        const secrets = await store.secrets(SESSION);
        expect([secrets?.proof, Buffer.from(secrets?.key ?? []).toString('hex')]).toEqual([
          id,
          '07'.repeat(32),
        ]);
        expect(await store.counts()).toMatchObject({ recordings: 1 });
      });

      it('tells why it does not store, and stores nothing', async () => {
        const id = await granted();
        const other = await granted();
        const ended = await granted({ ended: NOW });
        const overtaken = await granted({ granted: false });
        await store.addSegment(segment(id));
        const answers: [string, NewSegment][] = [
          ['same', segment(id)],
          ['other', segment(id, { check: Buffer.alloc(32, 2) })],
          ['foreign', segment(other, { n: 1 })],
          ['key', segment(id, { n: 1, key: Buffer.alloc(32, 8) })],
          ['full', segment(id, { n: 1, bytes: 901 })],
          ['full', segment(id, { session: 'f'.repeat(32), bytes: 1001 })],
          ['closed', segment(id, { n: 1, now: NOW + 1000 })],
          ['closed', segment(id, { n: 1, purpose: 'replay.experience' })],
          ['closed', segment(ended, { session: 'f'.repeat(32) })],
          ['closed', segment(overtaken, { session: 'f'.repeat(32) })],
          ['closed', segment(randomUUID(), { session: 'f'.repeat(32) })],
        ];
        for (const [answer, each] of answers) expect(await store.addSegment(each)).toBe(answer);
        expect(await store.recording(SESSION)).toMatchObject({ segments: 1, bytes: 100 });
        expect(await store.recording('f'.repeat(32))).toBeUndefined();
        expect(await store.secrets('f'.repeat(32))).toBeUndefined();
      });

      it('erases with a consent all that was recorded under it, at once', async () => {
        const [id, other] = [await granted(), await granted()];
        for (const session of [SESSION, 'e'.repeat(32)]) await store.addSegment(segment(id, { session }));
        await store.addSegment(segment(other, { session: 'f'.repeat(32) }));
        const [head] = await store.logs();
        const ended = { ...consent({ id }), ended: NOW };
        const erased = await store.append(
          addition({ consents: [ended], erase: [id, randomUUID()] }, [proof()], head?.size ?? 0),
        );
        expect([...((erased as Record<string, string[]>)[id] ?? [])].sort()).toEqual([
          SESSION,
          'e'.repeat(32),
        ]);
        for (const session of [SESSION, 'e'.repeat(32)])
          expect([
            await store.recording(session),
            await store.secrets(session),
            await store.segments(session),
          ]).toEqual([undefined, undefined, []]);
        expect(await store.counts()).toMatchObject({ recordings: 1 });
        expect(await store.addSegment(segment(id, { n: 1 }))).toBe('closed');
      });

      it('erases one, and leaves not a trace of it on the disk', async () => {
        const id = await granted();
        const key = randomBytes(32);
        await store.addSegment(segment(id, { key }));
        const there = Buffer.from(await at.bytes());
        expect([there.includes(SESSION), there.includes(key)]).toEqual([true, true]);
        expect(await store.eraseRecordings([SESSION, 'f'.repeat(32)])).toEqual([SESSION]);
        expect(await store.eraseRecordings([SESSION])).toEqual([]);
        await store.scrub();
        const left = Buffer.from(await at.bytes());
        expect([left.includes(SESSION), left.includes(key)]).toEqual([false, false]);
      });

      it('lists one purpose newest first, and all of them page by page', async () => {
        const id = await granted({ until: NOW + 9000 });
        const names = ['a', 'b', 'c'].map((letter) => letter.repeat(32));
        for (const [place, session] of names.entries())
          await store.addSegment(segment(id, { session, now: NOW + place }));
        expect((await store.recordingsOf('replay.errors', 2)).map(({ session }) => session[0])).toEqual([
          'c',
          'b',
        ]);
        expect(await store.recordingsOf('audience', 2)).toEqual([]);
        expect((await store.recordingsAfter('', 2)).map(({ session }) => session[0])).toEqual(['a', 'b']);
        expect((await store.recordingsAfter(names[1] as string, 2)).map(({ session }) => session[0])).toEqual(
          ['c'],
        );
      });
    });

    describe('as a register of access', () => {
      it('knows tokens until they are over, and who read what', async () => {
        const token = { hash: 'a'.repeat(64), role: 'operator', label: 'operator 1', expires: NOW } as const;
        await store.addToken(token);
        expect(await store.token(token.hash)).toEqual(token);
        expect(await store.token('b'.repeat(64))).toBeUndefined();
        await store.forgetAccess(NOW - 1);
        expect(await store.token(token.hash)).toEqual(token);
        await store.forgetAccess(NOW);
        expect(await store.token(token.hash)).toBeUndefined();
        const read = {
          at: NOW,
          who: 'operator 1',
          what: 'recording',
          purpose: 'replay.errors',
          granted: false,
        } as const;
        await store.noteAccess({ ...read, granted: true });
        await store.noteAccess(read);
        expect(await store.accesses(5)).toEqual([read, { ...read, granted: true }]);
        expect(await store.accesses(1)).toEqual([read]);
      });

      it('lets a digest be used once until it is over', async () => {
        expect(await store.firstUse('a', NOW)).toBe(true);
        await reopen();
        expect(await store.firstUse('a', NOW)).toBe(false);
        expect(await store.firstUse('b', NOW)).toBe(true);
        await store.forgetAccess(NOW);
        expect(await store.firstUse('a', NOW)).toBe(true);
      });

      it('remembers the site’s version that was noted last, and every sweep', async () => {
        expect(await store.version()).toBeUndefined();
        await store.noteVersion({ version: '1', since: NOW });
        await store.noteVersion({ version: '', since: NOW + 1 });
        expect(await store.version()).toEqual({ version: '', since: NOW + 1 });
        const run = { at: NOW, erased: 1, orphans: 2, ended: 3 };
        await store.noteSweep({ ...run, erased: 0 });
        await store.noteSweep(run);
        expect(await store.sweeps(5)).toEqual([run, { ...run, erased: 0 }]);
      });
    });
  });
};
