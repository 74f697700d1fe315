import { describe, expect, it } from 'vitest';
import type { Kind, Line } from '../../../src/recorder/line.ts';
import { createRing } from '../../../src/recorder/ring.ts';

const line = (at: number, kind: Kind, size = 10): Line => ({
  at,
  kind,
  active: false,
  texts: kind === 'opening' ? [`{"timestamp":${at}}`, `{"timestamp":${at}}`] : [`{"timestamp":${at}}`],
  size,
});
const times = (lines: readonly Line[]) => lines.map(({ at, kind }) => `${kind} ${at}`);

describe('the ring', () => {
  it('hands over what happened in the window, from its first full snapshot on', () => {
    const ring = createRing(30_000, 1e6);
    for (const at of [0, 15_000, 30_000]) {
      ring.push(line(at, 'opening'));
      ring.push(line(at + 1000, 'state'));
    }
    expect(times(ring.drain(40_000))).toEqual([
      'opening 15000',
      'state 16000',
      'opening 30000',
      'state 31000',
    ]);
    expect(ring.drain(40_000)).toEqual([]);
  });

  it('takes a picture that nothing has changed since as the picture of the moment when the window began', () => {
    const ring = createRing(30_000, 1e6);
    ring.push(line(0, 'opening'));
    ring.push(line(1, 'base'));
    ring.push(line(5000, 'motion'));
    ring.push(line(99_000, 'motion'));
    const lines = ring.drain(100_000);
    expect(times(lines)).toEqual(['opening 70000', 'base 70000', 'motion 99000']);
    expect(lines[0]?.texts).toEqual(['{"timestamp":70000}', '{"timestamp":70000}']);
  });

  it('never hands over a change from before the window, nor a picture that it made wrong', () => {
    const ring = createRing(30_000, 1e6);
    ring.push(line(0, 'opening'));
    ring.push(line(5000, 'state'));
    ring.push(line(99_000, 'state'));
    expect(ring.drain(100_000)).toEqual([]);
  });

  it('holds nothing from before the window but the picture', () => {
    const ring = createRing(30_000, 1e6);
    ring.push(line(0, 'opening'));
    for (let at = 0; at < 300_000; at += 500) ring.push(line(at, 'motion'));
    // Pruned once a second.
    expect(ring.discard().events).toBeLessThanOrEqual(2 + 62);
  });

  it('holds no more than its limit, whatever the page emits', () => {
    const ring = createRing(30_000, 1000);
    for (let at = 0; at < 10_000; at += 10) {
      ring.push(line(at, at % 1000 ? 'state' : 'opening', 100));
      expect(ring.discard().bytes).toBeLessThanOrEqual(1000);
    }
    const full = createRing(30_000, 1000);
    expect(full.push(line(0, 'opening', 600))).toBe(true);
    expect(full.push(line(1, 'state', 600))).toBe(false);
    expect(full.discard()).toEqual({ events: 0, bytes: 0 });
  });

  it('keeps nothing before the first full snapshot', () => {
    const ring = createRing(30_000, 1000);
    expect(ring.push(line(0, 'state'))).toBe(false);
    expect(ring.drain(1)).toEqual([]);
  });

  it('says what it throws away', () => {
    const ring = createRing(30_000, 1000);
    ring.push(line(0, 'opening'));
    ring.push(line(1, 'state', 7));
    expect(ring.discard()).toEqual({ events: 3, bytes: 17 });
    expect(ring.discard()).toEqual({ events: 0, bytes: 0 });
  });
});
