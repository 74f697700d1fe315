import { describe, expect, it, vi } from 'vitest';
import { createBus } from '../../../src/bus/bus.ts';

const granted = { purpose: 'replay.errors', choice: 'c', restored: false };

describe('the bus', () => {
  it('tells the next listener although one throws, and says so', () => {
    const bus = createBus(() => {});
    const heard = vi.fn();
    const problems = vi.fn();
    bus.on('problem', problems);
    bus.on('consent:withdrawn', () => {
      throw new Error('boom');
    });
    bus.on('consent:withdrawn', heard);
    bus.emit('consent:withdrawn', { purpose: 'replay.errors', choice: 'c' });
    expect(heard).toHaveBeenCalledOnce();
    expect(problems.mock.calls[0]?.[0]).toMatchObject({ code: 'listener', during: 'consent:withdrawn' });
  });
  it('does not go in circles when the listener of problems throws', () => {
    const bus = createBus(() => {});
    bus.on('problem', () => {
      throw new Error('boom');
    });
    expect(() => bus.emit('problem', { code: 'x', during: 'y' })).not.toThrow();
  });
  it('tells a late listener the current state once, and no past one', () => {
    const bus = createBus(() => {});
    bus.emit('consent:granted', granted);
    const early = vi.fn();
    bus.on('consent:granted', early);
    expect(early).toHaveBeenCalledOnce();
    bus.emit('consent:withdrawn', { purpose: 'replay.errors', choice: 'd' });
    const late = vi.fn();
    bus.on('consent:granted', late);
    expect(late).not.toHaveBeenCalled();
  });
  it('keeps the states of two purposes apart', () => {
    const bus = createBus(() => {});
    bus.emit('consent:granted', granted);
    bus.emit('consent:granted', { ...granted, purpose: 'audience' });
    const late = vi.fn();
    bus.on('consent:granted', late);
    expect(late).toHaveBeenCalledTimes(2);
  });
  it('does not repeat what is not a state', () => {
    const bus = createBus(() => {});
    bus.emit('proof:recorded', { records: ['a'] });
    const late = vi.fn();
    bus.on('proof:recorded', late);
    expect(late).not.toHaveBeenCalled();
  });
  it('forgets a listener that took its leave', () => {
    const bus = createBus(() => {});
    const listener = vi.fn();
    bus.on('notice:shown', listener)();
    bus.emit('notice:shown', { layer: 1, notice: 'n' });
    expect(listener).not.toHaveBeenCalled();
  });
  it('mirrors every fact after the listeners, even where the mirror breaks', () => {
    const order: string[] = [];
    const bus = createBus((event) => {
      order.push(`mirror ${event}`);
      if (event === 'notice:shown') throw new Error('broken mirror');
    });
    bus.on('notice:shown', () => void order.push('listener'));
    bus.emit('notice:shown', { layer: 1, notice: 'n' });
    expect(order).toEqual(['listener', 'mirror notice:shown', 'mirror problem']);
  });
});
