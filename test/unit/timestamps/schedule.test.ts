import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Fault } from '../../../src/collector/fault.ts';
import type { LogHead } from '../../../src/collector/stores/log-store.ts';
import { STAMPS, sqliteStamps } from '../../../src/collector/stores/sqlite-stamps.ts';
import { startStamping } from '../../../src/collector/timestamps/schedule.ts';
import { stoppedClock } from '../collector/collecting.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Lets everything that is only waiting for promises happen. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const stamping = (at: string) => {
  const database = new Database(':memory:');
  database.exec(STAMPS);
  const kept = sqliteStamps(database);
  const clock = stoppedClock(Date.parse(at));
  const logs = new Map<string, LogHead>();
  const asked: string[] = [];
  const faults: Fault[] = [];
  let answer: (bytes: Uint8Array, signal: AbortSignal) => Promise<Uint8Array> = async () =>
    Uint8Array.of(1, 2);
  const start = () =>
    startStamping({
      store: { ...kept, logs: async () => [...logs.values()] },
      clock,
      stamp: (bytes, signal) => {
        asked.push(Buffer.from(bytes).toString());
        return answer(bytes, signal);
      },
      onFault: (fault) => faults.push(fault),
    });
  let stop = async (): Promise<void> => {};
  onTestFinished(async () => {
    await stop();
    database.close();
  });
  return {
    clock,
    asked,
    faults,
    kept,
    log(epoch: string, size: number, over: Partial<LogHead> = {}) {
      logs.set(epoch, {
        epoch,
        origin: `boutique.example/temoin/${epoch}`,
        size,
        checkpoint: `${epoch} ${size}`,
        ...over,
      });
    },
    answers(by: typeof answer) {
      answer = by;
    },
    async start() {
      stop = start();
      await settled();
    },
    stop: () => stop(),
    async go(ms: number) {
      for (let gone = 0; gone < ms; gone += MINUTE) {
        clock.go(Math.min(MINUTE, ms - gone));
        await settled();
      }
    },
  };
};

describe('checkpoints are stamped', () => {
  it('at the start, and then at most once an hour, where the log grew', async () => {
    const world = stamping('2026-11-03T10:00:00Z');
    world.log('2026q4', 2);
    await world.start();
    expect(world.asked).toEqual(['2026q4 2']);
    world.log('2026q4', 3);
    await world.go(59 * MINUTE);
    expect(world.asked).toHaveLength(1);
    world.log('2026q4', 5);
    await world.go(MINUTE);
    expect(world.asked).toEqual(['2026q4 2', '2026q4 5']);
    await world.go(5 * HOUR);
    expect(world.asked).toHaveLength(2);
    expect(await world.kept.stamps('2026q4')).toEqual([
      {
        epoch: '2026q4',
        size: 2,
        checkpoint: '2026q4 2',
        token: Buffer.of(1, 2),
        at: Date.parse('2026-11-03T10:00:00Z'),
      },
      {
        epoch: '2026q4',
        size: 5,
        checkpoint: '2026q4 5',
        token: Buffer.of(1, 2),
        at: Date.parse('2026-11-03T11:00:00Z'),
      },
    ]);
    expect(world.faults).toEqual([]);
  });

  it('not again after a new start, within the hour', async () => {
    const world = stamping('2026-11-03T10:00:00Z');
    world.log('2026q4', 2);
    await world.start();
    await world.stop();
    world.log('2026q4', 3);
    await world.go(10 * MINUTE);
    await world.start();
    expect(world.asked).toEqual(['2026q4 2']);
    await world.go(50 * MINUTE);
    expect(world.asked).toEqual(['2026q4 2', '2026q4 3']);
  });

  it('once more as soon as a quarter is over, and after that hourly for its erasures', async () => {
    const world = stamping('2026-12-31T23:40:00Z');
    world.log('2026q4', 8);
    await world.start();
    world.log('2026q4', 9);
    await world.go(19 * MINUTE);
    expect(world.asked).toEqual(['2026q4 8']);
    await world.go(MINUTE);
    expect(world.asked).toEqual(['2026q4 8', '2026q4 9']);
    world.log('2027q1', 1);
    await world.go(MINUTE);
    expect(world.asked.slice(2)).toEqual(['2027q1 1']);
    world.log('2026q4', 10);
    await world.go(58 * MINUTE);
    expect(world.asked).toHaveLength(3);
    await world.go(MINUTE);
    expect(world.asked.slice(3)).toEqual(['2026q4 10']);
  });

  it('neither for an empty log nor for one that was dropped', async () => {
    const world = stamping('2026-11-03T10:00:00Z');
    world.log('2026q4', 0, { checkpoint: '' });
    world.log('2021q3', 40, { dropped: true });
    await world.start();
    await world.go(2 * HOUR);
    expect(world.asked).toEqual([]);
  });

  it('again after a failure, in pauses that grow to an hour, with the checkpoint of then', async () => {
    const world = stamping('2026-11-03T10:00:00Z');
    world.log('2026q4', 2);
    world.log('2026q3', 7);
    world.answers(async () => {
      throw new Error('it answers 503');
    });
    await world.start();
    const tries: number[] = [];
    for (let minute = 1; minute <= 200; minute++) {
      const before = world.asked.length;
      world.log('2026q4', 2 + minute);
      await world.go(MINUTE);
      if (world.asked.length > before) tries.push(minute);
    }
    expect(tries).toEqual([1, 3, 7, 15, 31, 63, 123, 183]);
    expect(world.faults).toHaveLength(9);
    expect(world.faults[0]).toEqual({ during: 'timestamp', error: new Error('it answers 503') });

    world.answers(async () => Uint8Array.of(7));
    await world.go(43 * MINUTE);
    expect(world.asked.slice(-2)).toEqual(['2026q4 202', '2026q3 7']);
    // It works again, and nothing is held against it.
    world.answers(async () => {
      throw new Error('it answers 503');
    });
    world.log('2026q4', 300);
    await world.go(61 * MINUTE);
    expect(world.asked.slice(-2)).toEqual(['2026q4 300', '2026q4 300']);
  });

  it('one after the other: an authority that is slow is asked for nothing else meanwhile', async () => {
    const world = stamping('2026-11-03T10:00:00Z');
    world.log('2026q4', 2);
    let finish = (_: Uint8Array): void => {};
    world.answers(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    await world.start();
    world.log('2026q4', 9);
    await world.go(3 * HOUR);
    expect(world.asked).toEqual(['2026q4 2']);
    finish(Uint8Array.of(1));
    await settled();
    // Kept as what was stamped, though the log has grown.
    expect(await world.kept.lastStamp('2026q4')).toMatchObject({ size: 2, checkpoint: '2026q4 2' });
  });

  it('no longer once the collector closes, which neither waits for an authority nor makes a fault of it', async () => {
    const world = stamping('2026-11-03T10:00:00Z');
    world.log('2026q4', 2);
    world.answers(
      (_, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    );
    await world.start();
    await world.stop();
    expect(world.faults).toEqual([]);
    world.log('2026q4', 5);
    await world.go(2 * HOUR);
    expect(world.asked).toHaveLength(1);
  });

  it('as long as the store can be read: else there is a fault, and another try a minute later', async () => {
    const world = stamping('2026-11-03T10:00:00Z');
    world.log('2026q4', 2);
    const broken = world.kept.lastStamp;
    const faults: Fault[] = [];
    let fails = true;
    const stop = startStamping({
      store: {
        ...world.kept,
        logs: async () => [{ epoch: '2026q4', origin: 'o', size: 2, checkpoint: 'c' }],
        lastStamp: (epoch) => (fails ? Promise.reject(new Error('disk I/O error')) : broken(epoch)),
      },
      clock: world.clock,
      stamp: async () => Uint8Array.of(1),
      onFault: (fault) => faults.push(fault),
    });
    await settled();
    expect(faults).toEqual([{ during: 'timestamp', error: new Error('disk I/O error') }]);
    fails = false;
    await world.go(MINUTE);
    expect(await world.kept.stamps('2026q4')).toHaveLength(1);
    await stop();
  });
});
