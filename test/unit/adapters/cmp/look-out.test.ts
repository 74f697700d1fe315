import { describe, expect, it, vi } from 'vitest';
import { found } from '../../../../src/adapters/cmp/beside.ts';
import { lookOut } from '../../../../src/adapters/cmp/look-out.ts';
import { fakeClock } from '../../../fixtures/fake-clock.ts';
import { fakePage } from '../../../fixtures/fake-page.ts';

const MINUTE = 60_000;
const scene = () => ({ page: fakePage(), clock: fakeClock(), keys: [] });

describe('looking out for a platform', () => {
  it('ends where it never comes: no timer is left, and not one look in an hour', () => {
    const { page, clock } = scene();
    const look = vi.fn(() => false);
    lookOut({ page, clock }, look);
    clock.pass(MINUTE);
    expect(clock.waiting).toBe(0);
    const looks = look.mock.calls.length;
    // Twice a second, for half a minute, were sixty.
    expect(looks).toBeLessThan(40);
    clock.pass(60 * MINUTE);
    expect(look).toHaveBeenCalledTimes(looks);
  });

  it('finds it within half a second where it comes within four', async () => {
    const it = scene();
    let there: string | undefined;
    let at = 0;
    void found(it, () => there).then(() => {
      at = it.clock.now();
    });
    it.clock.pass(4000);
    there = 'Didomi';
    const from = it.clock.now();
    for (let ms = 0; ms < 600 && !at; ms += 50) {
      it.clock.pass(50);
      await Promise.resolve();
    }
    expect(at - from).toBeLessThanOrEqual(500);
    expect(at).toBeGreaterThan(0);
  });

  for (const sign of ['pointerdown', 'keydown', 'focus', 'load', 'visibilitychange'])
    it(`takes it up again at a sign of life (${sign}), for half a minute more`, () => {
      const { page, clock } = scene();
      let there = false;
      const look = vi.fn(() => there);
      lookOut({ page, clock }, look);
      clock.pass(10 * MINUTE);
      const before = look.mock.calls.length;
      const target = sign === 'visibilitychange' ? page.document : page;
      target.dispatchEvent(new Event(sign));
      clock.pass(2000);
      expect(look.mock.calls.length).toBeGreaterThan(before + 1);
      // Another sign starts no second row of looks.
      target.dispatchEvent(new Event(sign));
      expect(clock.waiting).toBe(1);
      there = true;
      clock.pass(MINUTE);
      const after = look.mock.calls.length;
      target.dispatchEvent(new Event(sign));
      clock.pass(MINUTE);
      expect([look.mock.calls.length, clock.waiting]).toEqual([after, 0]);
    });

  it('looks at once when the platform’s own event fires, and no more once it is given up', () => {
    const { page, clock } = scene();
    const look = vi.fn(() => false);
    const undo = lookOut({ page, clock }, look, 'ready');
    const before = look.mock.calls.length;
    page.document.dispatchEvent(new Event('ready'));
    expect(look).toHaveBeenCalledTimes(before + 1);
    undo();
    page.dispatchEvent(new Event('ready'));
    page.dispatchEvent(new Event('keydown'));
    clock.pass(MINUTE);
    expect([look.mock.calls.length, clock.waiting]).toEqual([before + 1, 0]);
  });
});
