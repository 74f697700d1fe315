import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Purpose } from '../../../src/purpose/purpose.ts';
import { ERRORS, EVERYTHING, type Rig, rig, settle } from './rig.ts';

afterEach(() => vi.unstubAllGlobals());

const errors = (L2: NonNullable<Purpose['limitation']>['L2'] = {}): Purpose => ({
  id: ERRORS.id,
  limitation: { L2: L2 ?? {} },
});
const started = (purpose: Purpose = errors(), options: Parameters<typeof rig>[0] = {}) => {
  const page = rig({ purposes: [purpose], ...options });
  const recorder = page.create();
  page.grant();
  return { page, recorder };
};
/** A change of the page every second, numbered by it. */
const live = async (page: Rig, seconds: number, from = 0) => {
  for (let second = 0; second < seconds; second += 1) {
    page.event(0, { second: from + second });
    page.clock.pass(1000);
    await settle();
  }
};
const sent = (page: Rig) => page.segments().flatMap(({ events }) => events);
const seconds = (page: Rig) =>
  sent(page).flatMap(({ data }) => (typeof data['second'] === 'number' ? [data['second']] : []));
const marks = (page: Rig) => sent(page).filter(({ type }) => type === 5);

describe('without a difficulty', () => {
  it('nothing leaves and nothing is written, however long the visit and however it ends', async () => {
    const { page, recorder } = started();
    await live(page, 300);
    page.hide();
    page.wake();
    await settle();
    expect(page.tab.sent).toEqual([]);
    expect(page.storage.rows.size).toBe(0);
    const { events } = recorder.halt('withdrawn');
    // The ring: at most 30 seconds, and the pictures in them.
    expect(events).toBeGreaterThan(10);
    expect(events).toBeLessThanOrEqual(30 + 1 + 3 * 2);
  });

  it('is capturing all the same, and says so', () => {
    const { page } = started();
    expect(page.told('capture:started')).toMatchObject([
      { session: expect.stringMatching(/^[0-9a-f]{32}$/) },
    ]);
  });

  it('takes a fresh picture every 15 seconds of change, and none of a page at rest', async () => {
    const { page } = started();
    await live(page, 60);
    expect(page.page.snapshots).toBeGreaterThanOrEqual(4);
    expect(page.page.snapshots).toBeLessThanOrEqual(5);
    page.clock.pass(20_000);
    const before = page.page.snapshots;
    for (let turn = 0; turn < 100; turn += 1) {
      page.event(1);
      page.clock.pass(1000);
    }
    expect(page.page.snapshots).toBe(before);
  });

  it('asks for no picture after picture of a page that is too large for the ring', async () => {
    const { page } = started();
    page.event(0, { text: 'x'.repeat(4_100_000) });
    for (let turn = 0; turn < 50; turn += 1) {
      page.event();
      page.clock.pass(100);
    }
    expect(page.page.snapshots).toBe(1);
    page.clock.pass(11_000);
    expect(page.page.snapshots).toBe(2);
  });
});

describe('a difficulty', () => {
  it('sends what was from 30 seconds before to 60 seconds after it, and not a moment more', async () => {
    const { page, recorder } = started();
    await live(page, 100);
    const at = page.clock.now();
    recorder.difficulty?.('panier');
    await live(page, 200, 100);
    page.clock.pass(60_000);
    await settle();
    const times = sent(page).map(({ timestamp }) => timestamp);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(at - 30_000);
    expect(Math.max(...times)).toBeLessThanOrEqual(at + 60_000);
    // A picture comes first; it is at most half the window away from its beginning.
    expect(
      sent(page)
        .slice(0, 2)
        .map(({ type }) => type),
    ).toEqual([4, 2]);
    expect(Math.min(...times)).toBeLessThanOrEqual(at - 15_000);
    expect(Math.max(...seconds(page))).toBe(160);
    expect(seconds(page)).toEqual([...seconds(page)].sort((a, b) => a - b));
  });

  it('in a page at rest sends the picture as it was when the window began', async () => {
    const { page, recorder } = started();
    page.clock.pass(300_000);
    const at = page.clock.now();
    recorder.difficulty?.('panier');
    await settle();
    page.clock.pass(5000);
    await settle();
    expect(sent(page).map(({ type, timestamp }) => [type, timestamp])).toEqual([
      [4, at - 30_000],
      [2, at - 30_000],
      [5, at],
    ]);
  });

  it('is marked by its kind, and by its name if that is one', async () => {
    const { page, recorder } = started();
    for (const name of ['panier-vide', 'Jean Dupont', 'https://x.test/?q=1', 'x'.repeat(41), ''])
      recorder.difficulty?.(name);
    page.clock.pass(5000);
    await settle();
    expect(marks(page).map(({ data }) => data)).toEqual([
      { tag: 'temoin:difficulty', payload: { kind: 'named', name: 'panier-vide' } },
      ...Array(4).fill({ tag: 'temoin:difficulty', payload: { kind: 'named' } }),
    ]);
  });

  it('during the window of another one makes it longer', async () => {
    const { page, recorder } = started();
    recorder.difficulty?.('one');
    await live(page, 50);
    recorder.difficulty?.('two');
    await live(page, 100, 50);
    page.clock.pass(60_000);
    await settle();
    expect(Math.max(...seconds(page))).toBe(110);
    expect(new Set(page.segments().map(({ session }) => session)).size).toBe(1);
  });

  it('after a quiet time sends its own window only: between the two nothing leaves', async () => {
    const { page, recorder } = started();
    recorder.difficulty?.('one');
    await live(page, 200);
    recorder.difficulty?.('two');
    await live(page, 20, 200);
    page.clock.pass(10_000);
    await settle();
    const all = seconds(page);
    expect(all.filter((second) => second > 60 && second < 170)).toEqual([]);
    expect(all).toEqual(expect.arrayContaining([0, 60, 199, 219]));
  });

  it('has the seconds that the purpose names', async () => {
    const { page, recorder } = started(errors({ before: 10, after: 5 }));
    await live(page, 60);
    const at = page.clock.now();
    recorder.difficulty?.('x');
    await live(page, 60, 60);
    const times = sent(page).map(({ timestamp }) => timestamp);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(at - 10_000);
    expect(Math.max(...times)).toBeLessThanOrEqual(at + 5000);
  });

  it('goes on in the next page until its time is over', async () => {
    const { page, recorder } = started();
    recorder.difficulty?.('x');
    page.clock.pass(5000);
    await settle();
    const next = rig({ purposes: [ERRORS], storage: page.storage });
    next.clock.set(page.clock.now());
    next.create();
    next.grant();
    await live(next, 100);
    expect(next.segments()[0]).toMatchObject({ session: page.segments()[0]?.session, number: 1 });
    expect(Math.max(...seconds(next))).toBe(54);
  });

  it.each([
    ['behind a shut gate', (page: Rig) => page.gate.add(ERRORS.id)],
    ['on an excluded path', (page: Rig) => Object.assign(page.path, { now: '/compte' })],
    ['of a visitor who left half an hour ago', (page: Rig) => page.clock.pass(31 * 60_000)],
  ])('%s is none', async (_, change) => {
    const { page, recorder } = started();
    change(page);
    recorder.difficulty?.('x');
    page.gate.clear();
    page.clock.pass(10_000);
    await settle();
    expect([page.tab.sent.length, page.storage.rows.size]).toEqual([0, 0]);
  });

  it('is nothing to a purpose that is recorded anyway, nor to one that does not look for it', async () => {
    const page = rig({ purposes: [EVERYTHING, errors({ triggers: ['error'] })] });
    const recorder = page.create();
    page.grant();
    recorder.difficulty?.('x');
    page.clock.pass(10_000);
    await settle();
    expect(new Set(page.segments().map(({ session }) => session)).size).toBe(1);
    expect(marks(page)).toEqual([]);
  });

  it('in its window is forgotten by a withdrawal like all the rest', async () => {
    const { page, recorder } = started();
    await live(page, 10);
    recorder.difficulty?.('x');
    expect(page.storage.rows.size).toBe(1);
    page.withdraw(ERRORS.id);
    page.clock.pass(120_000);
    await settle();
    expect([page.tab.sent.length, page.storage.rows.size, page.clock.waiting]).toEqual([0, 0, 0]);
  });
});

describe('what is listened for', () => {
  it('is what the purpose names, only while it is recorded', () => {
    const all = started();
    expect(new Set(all.page.scene.listeners.map(([type]) => type))).toEqual(
      new Set(['error', 'unhandledrejection', 'click', 'invalid']),
    );
    const { fetch } = all.page.scene.page;
    all.recorder.halt('withdrawn');
    expect(all.page.scene.listeners).toEqual([]);
    expect(all.page.scene.page.fetch).not.toBe(fetch);
    const one = started(errors({ triggers: ['form-error'] })).page;
    expect(one.scene.listeners.map(([type]) => type)).toEqual(['invalid']);
    expect(started(EVERYTHING).page.scene.listeners).toEqual([]);
  });

  it('makes a difficulty of what the page does', async () => {
    const { page } = started();
    page.scene.fire('error', { message: 'SECRET of Jean' });
    page.clock.pass(100);
    page.scene.fire('error', { message: 'the same one, a moment later' });
    page.clock.pass(5000);
    await settle();
    expect(marks(page).map(({ data }) => data)).toEqual([
      { tag: 'temoin:difficulty', payload: { kind: 'error' } },
    ]);
    expect(JSON.stringify(sent(page))).not.toContain('SECRET');
  });
});
