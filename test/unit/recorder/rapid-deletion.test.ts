import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Purpose } from '../../../src/purpose/purpose.ts';
import { ERRORS, type Rig, rig, settle } from './rig.ts';

afterEach(() => vi.unstubAllGlobals());

const L3: Purpose = { id: 'replay.experience', limitation: { L3: { within: 'PT12H' } } };

const started = (purposes: readonly Purpose[] = [L3]) => {
  const page = rig({ purposes });
  const recorder = page.create();
  page.grant();
  return { page, recorder };
};
const flush = async (page: Rig) => {
  page.clock.pass(6000);
  await settle();
};
const sent = (page: Rig, session?: string) =>
  page.segments().flatMap((each) => (session === undefined || each.session === session ? each.events : []));
const marks = (page: Rig, session?: string) => sent(page, session).filter(({ type }) => type === 5);

describe('a visit under L3', () => {
  it('sends all of a visit, and marks the difficulties that it meets', async () => {
    const { page } = started();
    page.event(0, { early: true });
    await flush(page);
    expect(JSON.stringify(sent(page))).toContain('early');
    expect(marks(page)).toEqual([]);
    page.scene.fire('error', { message: 'x is not a function' });
    page.event(0, { later: true });
    await flush(page);
    expect(marks(page).map(({ data }) => data)).toEqual([
      { tag: 'temoin:difficulty', payload: { kind: 'error' } },
    ]);
    expect(JSON.stringify(sent(page))).toContain('later');
    expect(JSON.stringify(sent(page))).not.toContain('not a function');
  });

  it('takes the site’s own report for a difficulty, and takes no further picture for it', async () => {
    const { page, recorder } = started();
    await flush(page);
    const { snapshots } = page.page;
    recorder.difficulty?.('coupon-refused');
    await flush(page);
    expect(marks(page).map(({ data }) => data['payload'])).toEqual([
      { kind: 'named', name: 'coupon-refused' },
    ]);
    expect(page.page.snapshots).toBe(snapshots);
  });

  it('marks nothing while nobody is there: what the page does by itself is nobody’s difficulty', async () => {
    const { page } = started();
    await flush(page);
    page.clock.pass(31 * 60_000);
    page.scene.fire('error', { message: 'late' });
    await flush(page);
    expect(marks(page)).toEqual([]);
  });

  it('marks nothing once the consent has ended', async () => {
    const { page } = started();
    await flush(page);
    page.gate.add(L3.id);
    page.scene.fire('error', { message: 'shut' });
    page.gate.delete(L3.id);
    await flush(page);
    expect(marks(page)).toEqual([]);
  });

  it('beside a purpose with L2 is marked in both, each in its own recording', async () => {
    const { page } = started([L3, ERRORS]);
    await flush(page);
    const [session] = new Set(page.segments().map((each) => each.session));
    page.scene.fire('error', { message: 'x' });
    await flush(page);
    const sessions = [...new Set(page.segments().map((each) => each.session))];
    expect(sessions).toHaveLength(2);
    expect(sessions[0]).toBe(session);
    for (const each of sessions) expect(marks(page, each)).toHaveLength(1);
  });
});

describe('a session that was drawn (L1)', () => {
  const drawn: Purpose = { id: 'replay.experience', limitation: { L1: { rate: 0.05 } } };
  const stay = async (page: Rig, minutes: number) => {
    for (let passed = 0; passed < minutes; passed += 20) {
      page.clock.pass(20 * 60_000);
      page.event(2);
      await flush(page);
    }
  };

  it('is not followed by one that was not: after its four hours nothing more is recorded on that page', async () => {
    const { page } = started([drawn]);
    await stay(page, 220);
    expect(page.told('capture:halted')).toEqual([]);
    await stay(page, 60);
    expect(page.told('capture:halted')).toMatchObject([{ reason: 'limit' }]);
    expect(new Set(page.segments().map(({ session }) => session)).size).toBe(1);
    expect([page.page.live, page.clock.waiting, page.storage.rows.size]).toEqual([0, 0, 0]);
  });

  it('has the life that the site gives it', async () => {
    const page = rig({ purposes: [drawn], settings: { caps: { life: 'PT1H' } } });
    page.create();
    page.grant();
    await stay(page, 80);
    expect(page.told('capture:halted')).toMatchObject([{ reason: 'limit' }]);
  });
});
