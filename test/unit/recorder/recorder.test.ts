import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Recorder } from '../../../src/adapters/recorders/recorder.ts';
import { ERRORS, EVERYTHING, type Rig, rig, settle } from './rig.ts';

afterEach(() => vi.unstubAllGlobals());

const both = [EVERYTHING, ERRORS];

describe('the recorder begins', () => {
  it('at a grant, in an idle moment, and never before', () => {
    const page = rig();
    page.create();
    expect([page.page.live, page.listening]).toEqual([0, 0]);
    page.granted.add(EVERYTHING.id);
    page.bus.emit('consent:granted', { purpose: EVERYTHING.id, choice: 'c', restored: false });
    expect(page.page.live).toBe(0);
    page.clock.pass(1);
    expect(page.page.live).toBe(1);
    expect(page.told('capture:started')).toEqual([
      { purpose: EVERYTHING.id, session: expect.stringMatching(/^[0-9a-f]{32}$/) },
    ]);
  });

  it('also for a grant that came before it was loaded', () => {
    const page = rig();
    page.grant();
    page.create();
    page.clock.pass(1);
    expect(page.page.live).toBe(1);
  });

  it('has no start but the bus', () => {
    expect(Object.keys(rig().create()).sort()).toEqual(['difficulty', 'halt']);
  });

  it('not for a visit that was not drawn, nor on an excluded path, nor for another purpose', () => {
    const undrawn = rig({ settings: { admits: () => false } });
    undrawn.create();
    undrawn.grant();
    const away = rig();
    away.path.now = '/compte/profil';
    away.create();
    away.grant();
    const other = rig();
    other.create();
    other.grant('audience');
    for (const page of [undrawn, away, other]) {
      expect([page.page.live, page.listening, page.storage.rows.size, page.tab.sent.length]).toEqual([
        0, 0, 0, 0,
      ]);
      expect(page.told('capture:started')).toEqual([]);
    }
  });

  it('not if the gate has shut before the idle moment came', () => {
    const page = rig();
    page.create();
    page.granted.add(EVERYTHING.id);
    page.bus.emit('consent:granted', { purpose: EVERYTHING.id, choice: 'c', restored: false });
    page.gate.add(EVERYTHING.id);
    page.clock.pass(5000);
    expect([page.page.live, page.listening]).toEqual([0, 0]);
  });

  it('once it is open again, if the gate was shut for a moment right then', () => {
    const page = rig();
    page.create();
    const { id: purpose } = EVERYTHING;
    page.granted.add(purpose);
    page.bus.emit('consent:granted', { purpose, choice: 'c', restored: false });
    page.gate.add(purpose);
    page.clock.pass(5000);
    expect(page.page.live).toBe(0);
    page.reopen(purpose);
    page.clock.pass(5000);
    expect([page.page.live, page.told('capture:started').length]).toEqual([1, 1]);
    // What has begun does not begin again, nor does what has ended.
    page.gate.add(purpose);
    page.reopen(purpose);
    page.clock.pass(5000);
    page.withdraw(purpose);
    page.reopen(purpose);
    page.granted.add(purpose);
    page.reopen(purpose);
    page.clock.pass(5000);
    expect([page.page.live, page.told('capture:started').length]).toEqual([0, 1]);
  });

  it('only when the document is read', () => {
    const page = rig();
    page.page.ready = false;
    page.create();
    page.grant();
    page.clock.pass(1000);
    expect(page.page.live).toBe(0);
    page.page.ready = true;
    page.clock.pass(100);
    expect(page.page.live).toBe(1);
  });

  it('observes the page once, however many purposes are granted', () => {
    const page = rig({ purposes: both });
    page.create();
    page.grant();
    expect([page.page.live, page.told('capture:started').length]).toEqual([1, 2]);
    // The second one needs a picture of its own.
    expect(page.page.snapshots).toBe(2);
  });
});

describe('a halt', () => {
  it('ends everything before it returns, and says what it threw away', () => {
    const page = rig({ purposes: both });
    const recorder = page.create();
    page.grant();
    page.event();
    const waiting = page.clock.waiting;
    expect(waiting).toBeGreaterThan(0);
    const discarded = recorder.halt('withdrawn');
    expect(discarded.events).toBe(2 * 2 + 2 + 2);
    expect(discarded.bytes).toBeGreaterThan(100);
    expect([page.page.live, page.listening, page.clock.waiting]).toEqual([0, 0, 0]);
    expect(page.storage.rows.size).toBe(0);
    expect(page.told('capture:halted').map(({ reason }) => reason)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('twice changes nothing', () => {
    const page = rig();
    const recorder = page.create();
    page.grant();
    recorder.halt('withdrawn');
    expect(recorder.halt('withdrawn')).toEqual({ events: 0, bytes: 0 });
    expect(page.told('capture:halted')).toHaveLength(1);
  });

  it('while it waits for its idle moment keeps it from beginning', () => {
    const page = rig();
    const recorder = page.create();
    page.granted.add(EVERYTHING.id);
    page.bus.emit('consent:granted', { purpose: EVERYTHING.id, choice: 'c', restored: false });
    recorder.halt('withdrawn', [EVERYTHING.id]);
    expect(page.clock.waiting).toBe(0);
    page.clock.pass(5000);
    expect(page.page.live).toBe(0);
  });

  it('of one purpose leaves the other one recording', async () => {
    const page = rig({ purposes: both });
    page.create();
    page.grant();
    page.withdraw(ERRORS.id);
    page.event();
    page.clock.pass(5000);
    await settle();
    expect(page.page.live).toBe(1);
    expect(page.segments().flatMap(({ events }) => events.map(({ type }) => type))).toContain(3);
    expect(Object.keys(page.stored())).toEqual([EVERYTHING.id]);
  });

  it.each([
    ['consent:withdrawn', 'withdrawn'],
    ['consent:refused', 'withdrawn'],
    ['consent:expired', 'expired'],
  ] as const)('comes by itself with %s', (event, reason) => {
    const page = rig();
    page.create();
    page.grant();
    page.bus.emit(event, { purpose: EVERYTHING.id, choice: 'c' });
    expect(page.page.live).toBe(0);
    expect(page.told('capture:halted')).toMatchObject([{ reason }]);
  });

  it('leaves nothing to what rrweb emits afterwards', async () => {
    const page = rig();
    page.create();
    page.grant();
    const { late } = page.page;
    page.withdraw(EVERYTHING.id);
    page.granted.add(EVERYTHING.id);
    late({ type: 3, timestamp: page.clock.now(), data: { source: 0 } });
    page.clock.pass(60_000);
    await settle();
    expect([page.tab.sent.length, page.clock.waiting]).toEqual([0, 0]);
    // Nor does a new yes let in what the first one's rrweb emits.
    page.grant();
    late({ type: 3, timestamp: page.clock.now(), data: { source: 0 } });
    page.clock.pass(5000);
    await settle();
    expect(page.segments().flatMap(({ events }) => events.map(({ type }) => type))).toEqual([4, 2]);
  });

  it('sends nothing when the page hides afterwards', async () => {
    const page = rig();
    page.create();
    page.grant();
    page.event();
    page.withdraw(EVERYTHING.id);
    page.hide();
    page.wake();
    page.clock.pass(60_000);
    await settle();
    expect(page.tab.sent).toEqual([]);
  });

  it('comes also if a listener of the bus throws', () => {
    const page = rig();
    page.create();
    page.grant();
    page.bus.on('consent:withdrawn', () => {
      throw new Error('a listener of the site');
    });
    page.bus.on('capture:halted', () => {
      throw new Error('another');
    });
    page.withdraw(EVERYTHING.id);
    expect(page.page.live).toBe(0);
  });

  it('asked for by whoever hears that capture has started wins', () => {
    const page = rig();
    const recorder = page.create();
    page.bus.on('capture:started', () => void recorder.halt('requested'));
    page.grant();
    expect([page.page.live, page.listening, page.clock.waiting]).toEqual([0, 0, 0]);
  });

  it('a hundred times leaves nothing behind', () => {
    const page = rig({ purposes: both });
    page.create();
    for (let turn = 0; turn < 100; turn += 1) {
      page.grant();
      expect(page.page.live).toBe(1);
      page.event();
      for (const { id } of both) page.withdraw(id);
      expect([page.page.live, page.listening, page.clock.waiting]).toEqual([0, 0, 0]);
    }
    expect(page.storage.rows.size).toBe(0);
  });
});

describe('each event', () => {
  it('asks the gate first; what was refused is made good by a fresh picture', async () => {
    const page = rig();
    page.create();
    page.grant();
    page.gate.add(EVERYTHING.id);
    page.event(0, { secret: 1 });
    expect(page.page.snapshots).toBe(1);
    page.gate.delete(EVERYTHING.id);
    page.event(0, { orphan: 1 });
    page.clock.pass(1);
    expect(page.page.snapshots).toBe(2);
    page.event(0, { after: 1 });
    page.clock.pass(10_000);
    await settle();
    page.clock.pass(10_000);
    await settle();
    const events = page.segments().flatMap((segment) => segment.events);
    expect(JSON.stringify(events)).not.toMatch(/secret|orphan/);
    expect(events.map(({ type }) => type)).toEqual([4, 2, 4, 2, 3]);
  });

  it('on an excluded path ends all capture, for as long as the document lives', async () => {
    const page = rig({ purposes: both });
    const recorder = page.create();
    page.grant();
    const { late } = page.page;
    page.path.now = '/compte/profil';
    page.event(0, { secret: 1 });
    expect(page.told('capture:halted')).toMatchObject([
      { purpose: EVERYTHING.id, reason: 'excluded' },
      { purpose: ERRORS.id, reason: 'excluded' },
    ]);
    expect([page.page.live, page.listening, page.clock.waiting]).toEqual([0, 0, 0]);
    expect(page.storage.rows.size).toBe(0);
    // The address changes first: what is shown is still the excluded page.
    const { snapshots } = page.page;
    page.path.now = '/';
    late({ type: 3, timestamp: page.clock.now(), data: { source: 0, secret: 2 } });
    recorder.difficulty?.('x');
    page.wake();
    page.grant();
    page.clock.pass(60_000);
    page.event(0, { secret: 3 });
    page.hide();
    await settle();
    expect([page.page.live, page.page.snapshots, page.tab.sent.length]).toEqual([0, snapshots, 0]);
    expect(page.told('capture:started')).toHaveLength(2);
  });

  it.each([
    ['a picture that is due', (page: Rig) => page.clock.pass(10)],
    ['a difficulty', (_: Rig, recorder: Recorder) => recorder.difficulty?.('x')],
    ['an event behind a shut gate', (page: Rig) => page.event()],
  ])('is not needed to find the excluded path: %s does it too', (_, act) => {
    const page = rig({ purposes: both });
    const recorder = page.create();
    page.grant();
    page.gate.add(EVERYTHING.id).add(ERRORS.id);
    page.event();
    page.gate.clear();
    page.event();
    page.gate.add(EVERYTHING.id).add(ERRORS.id);
    page.path.now = '/compte/profil';
    act(page, recorder);
    expect(page.told('capture:halted').map(({ reason }) => reason)).toEqual(['excluded', 'excluded']);
    expect([page.page.snapshots, page.page.live, page.clock.waiting]).toEqual([2, 0, 0]);
  });

  it('that the redactor fails on is dropped, and a fresh picture follows', () => {
    const page = rig();
    page.create();
    page.grant();
    page.masking.faulty = 1;
    page.event(0, { secret: 1 });
    page.clock.pass(1);
    expect(page.page.snapshots).toBe(2);
    expect(page.told('capture:halted')).toEqual([]);
  });

  it('no more, after the redactor has failed three times', () => {
    const page = rig({ purposes: both });
    page.create();
    page.grant();
    page.masking.faulty = 3;
    for (let turn = 0; turn < 3; turn += 1) page.event();
    expect(page.told('capture:halted').map(({ reason }) => reason)).toEqual(['fault', 'fault']);
    expect(page.told('problem')).toMatchObject([{ code: 'redactor' }]);
    expect([page.page.live, page.listening, page.clock.waiting]).toEqual([0, 0, 0]);
  });
});

describe('a page', () => {
  it('of whose picture nothing may leave is given up, and not asked again and again', () => {
    const page = rig();
    page.masking.blind = true;
    page.create();
    page.grant();
    for (let turn = 0; turn < 10; turn += 1) {
      page.clock.pass(10);
      page.event();
    }
    expect(page.page.snapshots).toBe(3);
    expect(page.told('capture:halted')).toMatchObject([{ reason: 'fault' }]);
  });
});

describe('the caps', () => {
  it('end a recording that lasts too long', () => {
    const page = rig({ settings: { caps: { duration: 'PT1M30S' } } });
    page.create();
    page.grant();
    page.clock.pass(89_000);
    page.event();
    expect(page.told('capture:halted')).toEqual([]);
    page.clock.pass(2000);
    page.event();
    expect(page.told('capture:halted')).toMatchObject([{ reason: 'limit' }]);
    expect([page.page.live, page.clock.waiting]).toEqual([0, 0]);
  });

  it('end a recording of a page that emits too much', () => {
    const page = rig({ settings: { caps: { rate: 50 } } });
    page.create();
    page.grant();
    for (let turn = 0; turn < 48; turn += 1) page.event();
    expect(page.page.live).toBe(1);
    page.clock.pass(1000);
    for (let turn = 0; turn < 51; turn += 1) page.event();
    expect(page.told('capture:halted')).toMatchObject([{ reason: 'limit' }]);
  });

  it('end a recording that has sent enough, before it sends more', async () => {
    const page = rig({ settings: { caps: { bytes: 500 } } });
    page.create();
    page.grant();
    page.clock.pass(2000);
    await settle();
    expect(page.segments()).toHaveLength(1);
    page.event(0, { long: 'x'.repeat(400) });
    page.clock.pass(5000);
    await settle();
    expect(page.segments()).toHaveLength(1);
    expect(page.told('capture:halted')).toMatchObject([{ reason: 'limit' }]);
  });
});

describe('a session', () => {
  it('ends when nobody was there for half an hour: what the page does meanwhile is not recorded', async () => {
    const page = rig();
    page.create();
    page.grant();
    page.clock.pass(2000);
    await settle();
    page.clock.pass(31 * 60_000);
    page.event(0, { lonely: 1 });
    page.clock.pass(10_000);
    await settle();
    page.event(2);
    page.clock.pass(10_000);
    await settle();
    const [first, ...others] = page.segments();
    expect(JSON.stringify(page.segments())).not.toContain('lonely');
    expect(others.map(({ number }) => number)).toEqual([0]);
    expect(others[0]?.session).not.toBe(first?.session);
    expect(others[0]?.events.map(({ type }) => type)).toEqual([4, 2]);
    // New name, new key: the masks of the one say nothing about the other.
    expect(new Set(page.masking.nonces).size).toBe(2);
  });

  it('ends after four hours in any case', async () => {
    const page = rig();
    page.create();
    page.grant();
    for (let minutes = 0; minutes < 245; minutes += 20) {
      page.clock.pass(20 * 60_000);
      page.event(2);
      page.clock.pass(10_000);
      await settle();
    }
    expect(new Set(page.segments().map(({ session }) => session)).size).toBe(2);
  });

  it('goes on in the next page with its next number and a picture of that page', async () => {
    const first = rig();
    first.create();
    first.grant();
    first.clock.pass(2000);
    await settle();
    const next = rig({ storage: first.storage });
    next.clock.set(first.clock.now());
    next.create();
    next.grant();
    next.clock.pass(2000);
    await settle();
    const [before, after] = [first.segments()[0], next.segments()[0]];
    expect([before?.number, after?.number]).toEqual([0, 1]);
    expect(after?.session).toBe(before?.session);
    expect(after?.events.map(({ type }) => type)).toEqual([4, 2]);
  });
});
