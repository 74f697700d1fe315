import { describe, expect, it } from 'vitest';
import { chance } from '../../../src/platform/chance.ts';
import { capsOf } from '../../../src/recorder/caps.ts';
import { createSessions, isIdle, isOld } from '../../../src/recorder/session.ts';
import { fakeClock } from '../../fixtures/fake-clock.ts';

const KEY = 'temoin.session';
const CAPS = capsOf({});
const sessionsOn = (rows = new Map<string, string>(), clock = fakeClock(), caps = CAPS) => {
  const storage = {
    getItem: (key: string) => rows.get(key) ?? null,
    setItem: (key: string, value: string) => void rows.set(key, value),
    removeItem: (key: string) => void rows.delete(key),
  } as unknown as Storage;
  return {
    rows,
    clock,
    sessions: createSessions({ clock, chance, terminal: { session: () => storage } as never }, caps),
  };
};

describe('a session', () => {
  it('has a random name of 128 bits that shares nothing with the next', () => {
    const { sessions } = sessionsOn();
    const ids = Array.from({ length: 2000 }, () => sessions.mint('g').id);
    expect(new Set(ids).size).toBe(2000);
    expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
    // Each of the 32 places takes all 16 digits.
    for (let place = 0; place < 32; place += 1) expect(new Set(ids.map((id) => id[place])).size).toBe(16);
  });

  it('goes on in the page that follows, and leaves nothing once forgotten', () => {
    const { rows, clock, sessions } = sessionsOn();
    const session = { ...sessions.mint('g'), next: 4 };
    sessions.keep('replay.errors', session);
    sessions.keep('replay.experience', sessions.mint('g'));
    const next = sessionsOn(rows, clock).sessions;
    expect(next.open('replay.errors', 'g')).toEqual(session);
    next.forget('replay.errors');
    expect(Object.keys(JSON.parse(rows.get(KEY) ?? ''))).toEqual(['replay.experience']);
    next.forget('replay.experience');
    expect(rows.size).toBe(0);
  });

  it('ends after 30 minutes without activity, and after 4 hours in any case', () => {
    const { clock, sessions } = sessionsOn();
    const session = sessions.mint('g');
    sessions.keep('p', session);
    clock.pass(30 * 60_000);
    expect(sessions.open('p', 'g').id).toBe(session.id);
    clock.pass(1);
    expect(sessions.open('p', 'g').id).not.toBe(session.id);
    session.last = session.at + 240 * 60_000;
    sessions.keep('p', session);
    clock.set(session.at + 240 * 60_000);
    expect(sessions.open('p', 'g').id).toBe(session.id);
    clock.pass(1);
    expect(isIdle(session, clock.now(), CAPS.idle)).toBe(false);
    expect(isOld(session, clock.now(), CAPS.life)).toBe(true);
    expect(sessions.open('p', 'g').id).not.toBe(session.id);
  });

  it('lives shorter where the site says so, and never longer than the draft’s 30 minutes and 4 hours', () => {
    const short = capsOf({ idle: 'PT10M', life: 'PT1H' });
    const { clock, sessions } = sessionsOn(new Map(), fakeClock(), short);
    const session = sessions.mint('g');
    sessions.keep('p', session);
    clock.pass(10 * 60_000);
    expect(sessions.open('p', 'g').id).toBe(session.id);
    clock.pass(1);
    expect(sessions.open('p', 'g').id).not.toBe(session.id);
    session.last = session.at + 60 * 60_000;
    sessions.keep('p', session);
    clock.set(session.at + 60 * 60_000);
    expect(sessions.open('p', 'g').id).toBe(session.id);
    clock.pass(1);
    expect(sessions.open('p', 'g').id).not.toBe(session.id);
    expect(capsOf({ idle: 'PT2H', life: 'P1D' })).toMatchObject({ idle: CAPS.idle, life: CAPS.life });
    expect(CAPS).toMatchObject({ idle: 30 * 60_000, life: 240 * 60_000 });
  });

  it('never goes on under another consent', () => {
    const { sessions } = sessionsOn();
    const session = sessions.mint('g');
    sessions.keep('p', session);
    expect(sessions.open('p', 'g').id).toBe(session.id);
    expect(sessions.open('p', 'h').id).not.toBe(session.id);
  });

  it.each([
    'nonsense',
    'null',
    '5',
    '{"p":null}',
    '{"p":{"id":"jean.dupont","next":0,"at":0,"last":0,"sent":0,"until":0,"grant":0}}',
    '{"p":{"id":"00000000000000000000000000000000","next":-1,"at":0,"last":0,"sent":0,"until":0,"grant":0}}',
    '{"p":{"id":"00000000000000000000000000000000","next":0}}',
    '{"p":{"id":"00000000000000000000000000000000","next":0,"at":9e15,"last":9e15,"sent":0,"until":0,"grant":0}}',
  ])('is a new one where something else stands in its place: %s', (text) => {
    const { sessions } = sessionsOn(new Map([[KEY, text]]), fakeClock(1000));
    expect(sessions.open('p', 'g')).toMatchObject({ next: 0, at: 1000, sent: 0 });
    sessions.keep('p', sessions.mint('g'));
    sessions.forget('p');
  });

  it('lives in memory where storage is blocked', () => {
    const sessions = createSessions(
      {
        clock: fakeClock(),
        chance,
        terminal: {
          session: () =>
            ({
              getItem() {
                throw new Error('blocked');
              },
              setItem() {
                throw new Error('blocked');
              },
            }) as never,
        } as never,
      },
      CAPS,
    );
    const session = sessions.open('p', 'g');
    sessions.keep('p', session);
    sessions.forget('p');
    expect(session.id).toHaveLength(32);
  });
});
