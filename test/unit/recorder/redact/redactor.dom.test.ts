import { beforeEach, describe, expect, it } from 'vitest';
import { createRedactor } from '../../../../src/recorder/redact/redactor.ts';
import { at, type Bench, createBench, element, find, NONCE } from './bench.ts';
import { hash, spoken } from './spoken.ts';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});

describe('an event', () => {
  it('keeps type and time, and loses what nobody knows', () => {
    expect(
      bench.redact({ type: 0, data: { secret: 'marie' }, timestamp: at, delay: 4, secret: 'marie' }),
    ).toEqual({
      type: 0,
      data: {},
      timestamp: at,
    });
  });

  it.each([5, 6, 7, 8, 99, -1, '2', null, undefined, 2.5, Number.NaN, '__proto__', 'constructor'])(
    'of type %j is refused',
    (type) => {
      expect(bench.redact({ type, data: { tag: 'marie', payload: 'marie' }, timestamp: at })).toBeUndefined();
      expect(bench.redactor.faults()).toBe(0);
    },
  );

  it.each([7, 9, 10, 11, 12, 14, 16, 99, -1, 'x'])('of source %j is refused', (source) => {
    bench.known(4, '#p');
    expect(
      bench.change({ source, id: 4, family: 'marie', positions: [{ x: 1, y: 1, id: 4, timeOffset: 0 }] }),
    ).toBeUndefined();
  });

  it.each([null, undefined, 7, 'marie', [], {}, { type: 3 }, { type: 2, data: null }])(
    'that is %j is refused',
    (event) => {
      expect(bench.redact(event)).toBeUndefined();
    },
  );

  it.each([undefined, null, '1', Number.NaN, Number.POSITIVE_INFINITY])(
    'at the time %j is refused',
    (timestamp) => {
      expect(bench.redact({ type: 0, data: {}, timestamp })).toBeUndefined();
    },
  );

  it('on which the redactor fails is dropped and counted', () => {
    const event = {
      type: 4,
      timestamp: at,
      get data(): never {
        throw new Error('marie');
      },
    };
    expect(bench.redact(event)).toBeUndefined();
    expect(bench.redactor.faults()).toBe(1);
    expect(bench.redact({ type: 0, data: {}, timestamp: at })).toBeDefined();
  });

  it('nested deeper than anybody can read is dropped and counted', () => {
    let node = element('p');
    for (let depth = 0; depth < 50_000; depth++) node = element('div', {}, [node]);
    expect(bench.redact({ type: 2, timestamp: at, data: { node } })).toBeUndefined();
    expect(bench.redactor.faults()).toBe(1);
  });

  it('shares nothing with what rrweb keeps', () => {
    const node = element('p', { class: 'a' }, [{ type: 3, id: 8, textContent: 'Marie' }]);
    const before = structuredClone(node);
    const safe = bench.snapshot(node);
    expect(node).toEqual(before);
    expect(safe).not.toBe(node);
    expect(safe['attributes']).not.toBe((node as { attributes: object }).attributes);
  });
});

describe('the page', () => {
  it('is named by origin and route alone', () => {
    expect(
      bench.dataOf(4, {
        href: 'https://b.example/produits/marie?q=marie#marie',
        width: 10,
        height: 20,
        title: 'marie',
      }),
    ).toEqual({
      href: 'https://b.example/produits/:id',
      width: 10,
      height: 20,
    });
  });
});

describe('the options for rrweb', () => {
  it('mark text that may be shown, mask the rest at once', () => {
    const { maskTextFn, maskInputFn, maskInputOptions } = bench.redactor.options;
    expect(maskTextFn?.('Nos rayons', find('nav b'))).toBe(`${NONCE}Nos rayons`);
    expect(maskTextFn?.('Marie', find('#p'))).toBe('••••••••');
    expect(maskTextFn?.('Marie', null)).toBe('••••••••');
    expect(maskInputFn?.('Marie Anne Dupont', document.body)).toBe('••••');
    expect(maskInputFn?.('', document.body)).toBe('');
    expect(maskInputOptions).toMatchObject({ input: true, textarea: true, select: true });
  });

  it('need a nonce that nobody guesses', () => {
    expect(() => createRedactor({ unmask: [], routes: [], nonce: '', hash }, spoken)).toThrow(RangeError);
  });
});
