import { describe, expect, it, vi } from 'vitest';
import { answersHere, deadClick } from '../../../src/recorder/difficulties/dead-click.ts';
import { error } from '../../../src/recorder/difficulties/error.ts';
import { counts, failedRequest } from '../../../src/recorder/difficulties/failed-request.ts';
import { formError, marksInvalid } from '../../../src/recorder/difficulties/form-error.ts';
import { watchDifficulties } from '../../../src/recorder/difficulties/index.ts';
import { rage, rageClick } from '../../../src/recorder/difficulties/rage-click.ts';
import type { Scene, Watch } from '../../../src/recorder/difficulties/watch.ts';
import type { RawEvent } from '../../../src/recorder/line.ts';
import { fakeClock } from '../../fixtures/fake-clock.ts';
import { fakePage } from './rig.ts';

const watching = (watch: Watch) => {
  const { page, listeners, fire } = fakePage();
  const clock = fakeClock();
  const hearers = new Set<(event: RawEvent) => void>();
  const scene: Scene = {
    page: page as never,
    clock,
    mount: '/temoin',
    onEvent(listener) {
      hearers.add(listener);
      return () => void hearers.delete(listener);
    },
  };
  let found = 0;
  const undo = watch(scene, () => {
    found += 1;
  });
  return {
    page,
    clock,
    fire,
    undo,
    change: (source = 0, data: object = {}) => {
      for (const hearer of hearers) hearer({ type: 3, timestamp: clock.now(), data: { source, ...data } });
    },
    get found() {
      return found;
    },
    get left() {
      return listeners.length + hearers.size + clock.waiting;
    },
  };
};
const element = (matches: string, elsewhere = false) => ({
  closest: (selector: string) =>
    matches && selector.includes(matches) ? { matches: () => elsewhere } : null,
});
const click = (target: unknown, more: object = {}) => ({
  isTrusted: true,
  detail: 1,
  clientX: 0,
  clientY: 0,
  composedPath: () => [target],
  ...more,
});

describe('rage clicks', () => {
  const clicks = (...places: [at: number, x: number, y: number][]) => {
    const enraged = rage();
    return places.map(([at, x, y]) => enraged({ at, x, y }));
  };
  it('are three within a second and 30 pixels', () => {
    expect(clicks([0, 0, 0], [500, 10, 10], [1000, 0, 20])).toEqual([false, false, true]);
  });
  it('are not three in more than a second, nor three apart from each other', () => {
    expect(clicks([0, 0, 0], [500, 0, 0], [1001, 0, 0])).not.toContain(true);
    expect(clicks([0, 0, 0], [100, 31, 0], [200, 0, 31])).not.toContain(true);
  });
  it('begin anew after three', () => {
    expect(clicks([0, 0, 0], [1, 0, 0], [2, 0, 0], [3, 0, 0], [4, 0, 0], [5, 0, 0])).toEqual([
      false,
      false,
      true,
      false,
      false,
      true,
    ]);
  });
  it('are not made by a script or a key that is held', () => {
    const watch = watching(rageClick);
    for (let turn = 0; turn < 9; turn += 1) {
      watch.fire('click', click({}, { isTrusted: false }));
      watch.fire('click', click({}, { detail: 0 }));
    }
    expect(watch.found).toBe(0);
    for (let turn = 0; turn < 3; turn += 1) watch.fire('click', click({}));
    expect(watch.found).toBe(1);
    watch.undo();
    expect(watch.left).toBe(0);
  });
});

describe('a dead click', () => {
  it('is one on a button after which nothing changes for a second', () => {
    const watch = watching(deadClick);
    watch.fire('click', click(element('button')));
    watch.change(1);
    watch.clock.pass(999);
    expect(watch.found).toBe(0);
    watch.clock.pass(1);
    expect(watch.found).toBe(1);
  });
  it.each([
    ['the page changes', (watch: ReturnType<typeof watching>) => watch.change(0)],
    ['the page scrolls', (watch: ReturnType<typeof watching>) => watch.change(3)],
    [
      'the address changes',
      ({ page }: ReturnType<typeof watching>) => Object.assign(page.location, { href: 'x' }),
    ],
    [
      'another window opens',
      ({ page }: ReturnType<typeof watching>) => Object.assign(page.document, { hidden: true }),
    ],
  ])('is none if %s', (_, act) => {
    const watch = watching(deadClick);
    watch.fire('click', click(element('button')));
    watch.clock.pass(900);
    act(watch);
    watch.clock.pass(5000);
    expect(watch.found).toBe(0);
  });
  it('is none on what is not to be clicked, nor by a script', () => {
    const watch = watching(deadClick);
    watch.fire('click', click(element('')));
    watch.fire('click', click({}));
    watch.fire('click', click(element('button'), { isTrusted: false }));
    watch.clock.pass(5000);
    expect(watch.found).toBe(0);
  });
  it('is none where the answer comes elsewhere', () => {
    expect(answersHere(element('a[href]') as never)).toBe(true);
    expect(answersHere(element('a[href]', true) as never)).toBe(false);
  });
  it('leaves nothing behind when nobody looks any more', () => {
    const watch = watching(deadClick);
    watch.fire('click', click(element('button')));
    watch.undo();
    expect(watch.left).toBe(0);
    watch.clock.pass(5000);
    expect(watch.found).toBe(0);
  });
});

describe('an error', () => {
  it('is one that no script caught, or a rejection that nobody handled', () => {
    const watch = watching(error);
    watch.fire('error', { message: 'x is not a function' });
    watch.fire('unhandledrejection', {});
    expect(watch.found).toBe(2);
    watch.undo();
    expect(watch.left).toBe(0);
  });
  it("is not the browser's remark on its own layout", () => {
    const watch = watching(error);
    watch.fire('error', { message: 'ResizeObserver loop completed with undelivered notifications.' });
    expect(watch.found).toBe(0);
  });
});

describe('a form error', () => {
  it('is a field that the browser refuses', () => {
    const watch = watching(formError);
    watch.fire('invalid');
    expect(watch.found).toBe(1);
    watch.undo();
    expect(watch.left).toBe(0);
  });
  it('is a field that the page marks as invalid', () => {
    const mark = (value: unknown, source = 0) =>
      marksInvalid({
        type: 3,
        timestamp: 0,
        data: { source, attributes: [{ attributes: { 'aria-invalid': value } }] },
      });
    expect([mark('true'), mark('spelling')]).toEqual([true, true]);
    expect([mark('false'), mark(null), mark('true', 8)]).toEqual([false, false, false]);
    expect(marksInvalid({ type: 2, timestamp: 0, data: { node: {} } })).toBe(false);
    const watch = watching(formError);
    watch.change(0, { attributes: [{ attributes: { 'aria-invalid': 'true' } }] });
    expect(watch.found).toBe(1);
  });
});

describe('a failed request', () => {
  const PAGE = 'https://boutique.example/panier';
  it.each([
    ['/api/panier', 500, true],
    ['/api/panier', 404, false],
    ['/api/panier', 0, true],
    ['https://api.boutique.example/x', 0, true],
    ['https://api.boutique.example/x', 503, true],
    // A blocker's work is no difficulty.
    ['https://mesure.test/collect', 0, false],
    ['https://mesure.test/collect', 502, true],
    ['/temoin/recordings/abc/segments/0', 503, false],
    ['/temoin/proofs', 0, false],
    ['/temoin-de-mariage', 500, true],
    ['http://[', 500, false],
  ])('%s answered with %i counts: %s', (address, status, expected) => {
    expect(counts(address, status, PAGE, '/temoin')).toBe(expected);
  });

  it('is seen in fetch, whose answer is handed on as it is', async () => {
    const watch = watching(failedRequest);
    const answer = { status: 503, type: 'basic' };
    const theirs = vi.fn((_: unknown) => Promise.resolve(answer));
    watch.undo();
    watch.page.fetch = theirs;
    const again = watching((scene, found) => failedRequest({ ...scene, page: watch.page as never }, found));
    expect(await watch.page.fetch('/api')).toBe(answer);
    expect(again.found).toBe(1);
    again.undo();
    expect(watch.page.fetch).toBe(theirs);
  });

  it.each([
    ['TypeError', 1],
    ['TimeoutError', 1],
    ['AbortError', 0],
  ])('whose fetch ends in a %s rejects with that very error, and counts %i', async (name, count) => {
    const watch = watching((scene, found) => {
      const failure = Object.assign(new Error('x'), { name });
      (scene.page as unknown as { fetch: unknown }).fetch = () => Promise.reject(failure);
      return failedRequest(scene, found);
    });
    await expect(watch.page.fetch('/api')).rejects.toMatchObject({ name });
    expect(watch.found).toBe(count);
  });

  it('is not an answer that may not be read', async () => {
    const watch = watching((scene, found) => {
      (scene.page as unknown as { fetch: unknown }).fetch = () =>
        Promise.resolve({ status: 0, type: 'opaque' });
      return failedRequest(scene, found);
    });
    await watch.page.fetch('https://mesure.test/');
    expect(watch.found).toBe(0);
  });

  it('is seen in XMLHttpRequest', () => {
    const watch = watching(failedRequest);
    const { XMLHttpRequest } = watch.page;
    const ask = (end: string, status: number) => {
      const request = new XMLHttpRequest();
      request.open('GET', '/api');
      request.send();
      request.status = status;
      request.dispatchEvent(new Event(end));
    };
    ask('load', 200);
    ask('abort', 0);
    expect(watch.found).toBe(0);
    ask('load', 500);
    ask('error', 0);
    ask('timeout', 0);
    expect(watch.found).toBe(3);
  });

  it("leaves another library's later patch alone, and is silent within it", async () => {
    const watch = watching((scene, found) => {
      (scene.page as unknown as { fetch: unknown }).fetch = () =>
        Promise.resolve({ status: 500, type: 'basic' });
      return failedRequest(scene, found);
    });
    const ours = watch.page.fetch;
    const theirs = (input: unknown) => ours(input);
    watch.page.fetch = theirs;
    watch.undo();
    expect(watch.page.fetch).toBe(theirs);
    await watch.page.fetch('/api');
    expect(watch.found).toBe(0);
  });
});

describe('the watch over all kinds', () => {
  it('takes the same kind within a second for the same difficulty, and forgives its listener', () => {
    const { page, fire } = fakePage();
    const clock = fakeClock();
    const found = vi.fn(() => {
      throw new Error('ours');
    });
    const failed = vi.fn();
    const scene = { page: page as never, clock, mount: '', onEvent: () => () => {} };
    watchDifficulties(new Set(['form-error', 'error', 'named'] as const), scene, found, failed);
    for (let turn = 0; turn < 5; turn += 1) fire('invalid');
    fire('error', { message: '' });
    clock.pass(1000);
    fire('invalid');
    expect(found.mock.calls).toEqual([['form-error'], ['error'], ['form-error']]);
    expect(failed).toHaveBeenCalledTimes(3);
  });
});
