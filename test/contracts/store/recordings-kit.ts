import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ConsentRow } from '../../../src/collector/stores/log-store.ts';
import { ERASED_FOR, type NewSegment } from '../../../src/collector/stores/recording-store.ts';
import { addition, consent, type Held, NOW, proof, SESSION, segment } from './building.ts';

export const recordingsKit = (held: () => Held): void => {
  describe('as a register of recordings', () => {
    const granted = async (over: Partial<ConsentRow> = {}) => {
      const row = consent(over);
      const [head] = await held().store.logs();
      await held().store.append(addition({ consents: [row] }, [proof()], head?.size ?? 0));
      return row.id;
    };

    it('adds up what a recording is made of', async () => {
      const id = await granted({ notice: 'e'.repeat(64) });
      expect(
        await held().store.addSegment(
          segment(id, { n: 4, difficulties: 2, hidden: ['card', 'email', 'card'] }),
        ),
      ).toBe('stored');
      const later = segment(id, { n: 1, now: NOW + 50, bytes: 11 });
      expect(
        await held().store.addSegment({ ...later, recording: { ...later.recording, expires: NOW + 7000 } }),
      ).toBe('stored');
      await held().reopen();
      expect(await held().store.recording(SESSION)).toEqual({
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
        quarantined: 3,
        found: '{"card":2,"email":1}',
        measures: '{}',
      });
      expect((await held().store.segments(SESSION)).map(({ n }) => n)).toEqual([1, 4]);
      const secrets = await held().store.secrets(SESSION);
      expect([secrets?.proof, Buffer.from(secrets?.key ?? []).toString('hex')]).toEqual([
        id,
        '07'.repeat(32),
      ]);
      expect(await held().store.counts()).toMatchObject({ recordings: 1 });
    });

    it('tells why it does not store, and stores nothing', async () => {
      const id = await granted();
      const other = await granted();
      const ended = await granted({ ended: NOW });
      const overtaken = await granted({ granted: false });
      await held().store.addSegment(segment(id));
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
      for (const [answer, each] of answers) expect(await held().store.addSegment(each)).toBe(answer);
      expect(await held().store.recording(SESSION)).toMatchObject({ segments: 1, bytes: 100 });
      expect(await held().store.recording('f'.repeat(32))).toBeUndefined();
      expect(await held().store.secrets('f'.repeat(32))).toBeUndefined();
    });

    it('erases with a consent all that was recorded under it, at once', async () => {
      const [id, other] = [await granted(), await granted()];
      for (const session of [SESSION, 'e'.repeat(32)])
        await held().store.addSegment(segment(id, { session }));
      await held().store.addSegment(segment(other, { session: 'f'.repeat(32) }));
      const [head] = await held().store.logs();
      const ended = { ...consent({ id }), ended: NOW };
      const erased = await held().store.append(
        addition({ consents: [ended], erase: [id, randomUUID()] }, [proof()], head?.size ?? 0),
      );
      expect([...((erased as Record<string, string[]>)[id] ?? [])].sort()).toEqual([SESSION, 'e'.repeat(32)]);
      for (const session of [SESSION, 'e'.repeat(32)])
        expect([
          await held().store.recording(session),
          await held().store.secrets(session),
          await held().store.segments(session),
        ]).toEqual([undefined, undefined, []]);
      expect(await held().store.counts()).toMatchObject({ recordings: 1 });
      expect(await held().store.addSegment(segment(id, { n: 1 }))).toBe('closed');
    });

    it('erases one, and leaves not a trace of it on the disk', async () => {
      const id = await granted();
      const key = randomBytes(32);
      await held().store.addSegment(segment(id, { key }));
      const there = Buffer.from(await held().place.bytes());
      expect([there.includes(SESSION), there.includes(key)]).toEqual([true, true]);
      expect(await held().store.eraseRecordings([SESSION, 'f'.repeat(32)], NOW)).toEqual([SESSION]);
      expect(await held().store.eraseRecordings([SESSION], NOW)).toEqual([]);
      await held().store.scrub();
      const left = Buffer.from(await held().place.bytes());
      expect([left.includes(SESSION), left.includes(key)]).toEqual([false, false]);
    });

    it('begins no erased session anew for a day, whoever erased it and whoever has the store open', async () => {
      const [kept, withdrawn] = [await granted({ until: NOW + 2 * ERASED_FOR }), await granted()];
      const [late, unseen] = ['e'.repeat(32), 'f'.repeat(32)];
      await held().store.addSegment(segment(kept));
      await held().store.addSegment(segment(withdrawn, { session: late }));
      const other = await held().place.open();
      // The first segment of the unseen one is still on its way.
      await held().store.eraseRecordings([SESSION, unseen], NOW);
      const [head] = await held().store.logs();
      const ended = { ...consent({ id: withdrawn }), ended: NOW };
      await held().store.append(
        addition({ consents: [ended], erase: [withdrawn] }, [proof()], head?.size ?? 0),
      );
      const all = [SESSION, late, unseen];
      const begin = async (store: Held['store'], now: number) => {
        const answers: string[] = [];
        for (const session of all)
          answers.push(await store.addSegment(segment(kept, { session, n: 1, now })));
        return answers;
      };
      expect(await begin(other, NOW)).toEqual(all.map(() => 'erased'));
      await other.close();
      await held().reopen();
      await held().store.forgetErased(NOW + ERASED_FOR - 1);
      expect(await begin(held().store, NOW + ERASED_FOR - 1)).toEqual(all.map(() => 'erased'));
      expect(await held().store.counts()).toMatchObject({ recordings: 0 });
      expect(await begin(held().store, NOW + ERASED_FOR)).toEqual(all.map(() => 'stored'));
    });

    it('forgets that a session was erased when its day is over', async () => {
      const id = await granted();
      await held().store.eraseRecordings([SESSION], NOW - ERASED_FOR);
      await held().store.eraseRecordings(['e'.repeat(32)], NOW - ERASED_FOR + 1);
      await held().store.forgetErased(NOW);
      // Asked as if the day were not over yet: only what is forgotten may begin.
      const early = { now: NOW - 1 };
      expect(await held().store.addSegment(segment(id, early))).toBe('stored');
      expect(await held().store.addSegment(segment(id, { ...early, session: 'e'.repeat(32) }))).toBe(
        'erased',
      );
    });

    it('lists one purpose newest first, and all of them page by page', async () => {
      const id = await granted({ until: NOW + 9000 });
      const names = ['a', 'b', 'c'].map((letter) => letter.repeat(32));
      for (const [place, session] of names.entries())
        await held().store.addSegment(segment(id, { session, now: NOW + place }));
      expect((await held().store.recordingsOf('replay.errors', 2)).map(({ session }) => session[0])).toEqual([
        'c',
        'b',
      ]);
      expect(await held().store.recordingsOf('audience', 2)).toEqual([]);
      expect((await held().store.recordingsAfter('', 2)).map(({ session }) => session[0])).toEqual([
        'a',
        'b',
      ]);
      expect(
        (await held().store.recordingsAfter(names[1] as string, 2)).map(({ session }) => session[0]),
      ).toEqual(['c']);
    });
  });
};
