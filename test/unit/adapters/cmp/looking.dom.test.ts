import { expect, it, vi } from 'vitest';
import { abreast } from '../../../../src/adapters/cmp/abreast.ts';
import { looking } from '../../../../src/adapters/cmp/looking.ts';
import { fakeClock } from '../../../fixtures/fake-clock.ts';

const started = (asks: boolean) => {
  const clock = fakeClock();
  const from = clock.now();
  const at: number[] = [];
  const now = { asks };
  const moved = looking(clock, () => {
    at.push(clock.now() - from);
    return now.asks;
  });
  return { clock, at, now, moved };
};

it('a question that stays is looked for ever more rarely, for half a minute', () => {
  const { clock, at, moved } = started(true);
  moved();
  clock.pass(3_600_000);
  expect(at).toEqual([250, 1000, 2000, 4000, 8000, 16_000, 32_000]);
  expect(clock.waiting).toBe(0);
});

it('a question that goes without a word is missed within twice the time that it was there', () => {
  const { clock, at, now, moved } = started(true);
  moved();
  clock.pass(3000);
  now.asks = false;
  clock.pass(1001);
  expect(at.at(-1)).toBe(4000);
  clock.pass(3_600_000);
  expect([at.at(-1), clock.waiting]).toEqual([4000, 0]);
});

it('where nobody asks, it is looked once a moment after a press, and once when a dialog has come late', () => {
  const { clock, at, now, moved } = started(false);
  // That nobody asks is news the first time.
  moved();
  clock.pass(60_000);
  expect(at).toEqual([250]);
  moved();
  clock.pass(600);
  now.asks = true;
  clock.pass(400);
  expect(at).toEqual([250, 60_250, 61_000]);
  clock.pass(2000);
  expect(at.length).toBeGreaterThan(3);
});

it('one press after another makes one row of looks', () => {
  const { clock, at, moved } = started(false);
  for (let times = 0; times < 50; times += 1) {
    moved();
    clock.pass(20);
  }
  expect([at, clock.waiting]).toEqual([[], 1]);
  clock.pass(1000);
  expect(at).toHaveLength(1);
});

const beside = (asking: () => boolean) => {
  const clock = fakeClock();
  const [asks, failed] = [vi.fn(), vi.fn()];
  const page = window as Window & typeof globalThis;
  const cmp = {
    read: () => ({}),
    knows: () => true,
    watch: () => () => {},
    open() {},
    asking,
    record: () => ({}),
  };
  return { clock, asks, failed, ...abreast({ page, clock }, cmp, { changed() {}, asks, failed }) };
};

for (const [name, what] of [
  ['click', 'a press'],
  ['keyup', 'a key that closes it'],
] as const)
  it(`${what} in its dialog is heard, though the dialog keeps it from the page`, () => {
    const now = { asks: true };
    const { clock, asks } = beside(() => now.asks);
    const button = document.body.appendChild(document.createElement('button'));
    button.addEventListener(name, (event) => event.stopImmediatePropagation());
    clock.pass(3_600_000);
    asks.mockClear();
    now.asks = false;
    button.dispatchEvent(new Event(name, { bubbles: true }));
    clock.pass(250);
    expect(asks.mock.calls).toEqual([[false]]);
  });

it('a platform that cannot say whether it asks is a problem once, not at each look, and has not been answered', () => {
  const { clock, asks, failed, look } = beside(() => {
    throw new Error('gone');
  });
  look();
  clock.pass(60_000);
  look();
  expect([asks.mock.calls.length, failed.mock.calls.length]).toEqual([0, 1]);
});
