import { describe, expect, it, vi } from 'vitest';
import type { Recorder } from '../../../src/adapters/recorders/recorder.ts';
import { bringRecorder } from '../../../src/admission/bring-recorder.ts';
import { createBus } from '../../../src/bus/bus.ts';
import { createGate } from '../../../src/consent/gate.ts';
import { fakeClock } from '../../fixtures/fake-clock.ts';

const PURPOSE = 'replay.errors';

const page = () => {
  const clock = fakeClock();
  const bus = createBus(() => {});
  const gate = createGate({ status: () => 'granted' } as never, () => true);
  let arrive = () => {};
  const load = vi.fn(
    () =>
      new Promise<() => Recorder>((resolve) => {
        arrive = () => resolve(() => ({ halt: () => ({ events: 0, bytes: 0 }) }));
      }),
  );
  const recorders = bringRecorder(bus, gate, clock, () => true, load);
  return {
    gate,
    load,
    recorders,
    grant() {
      gate.open(PURPOSE);
      bus.emit('consent:granted', { purpose: PURPOSE, choice: 'c', restored: false });
    },
    async pass() {
      clock.pass(5000);
      arrive();
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    },
  };
};

describe('the recorder is brought', () => {
  it('after the yes, once', async () => {
    const { gate, load, recorders, grant, pass } = page();
    await pass();
    expect(load).not.toHaveBeenCalled();
    grant();
    gate.open(PURPOSE);
    await pass();
    await pass();
    expect([load.mock.calls.length, recorders().length]).toEqual([1, 1]);
  });

  it('not behind a gate that has shut since', async () => {
    const { gate, load, grant, pass } = page();
    grant();
    gate.shut(PURPOSE);
    await pass();
    expect(load).not.toHaveBeenCalled();
  });

  it('once it is open again, where it was shut for a moment right then', async () => {
    const { gate, recorders, grant, pass } = page();
    grant();
    gate.shut(PURPOSE);
    await pass();
    gate.open(PURPOSE);
    await pass();
    expect(recorders().length).toBe(1);
  });

  it('once it is open again, where it was shut while the file was on its way', async () => {
    const { gate, load, recorders, grant, pass } = page();
    grant();
    const passing = pass();
    gate.shut(PURPOSE);
    await passing;
    expect([load.mock.calls.length, recorders().length]).toEqual([1, 0]);
    gate.open(PURPOSE);
    await pass();
    expect(recorders().length).toBe(1);
  });

  it('of a page that sleeps when it wakes', async () => {
    const { gate, recorders, grant, pass } = page();
    grant();
    gate.sleep();
    await pass();
    expect(recorders().length).toBe(0);
    gate.wake();
    await pass();
    expect(recorders().length).toBe(1);
  });
});
