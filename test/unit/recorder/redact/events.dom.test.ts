import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, createBench, find } from './bench.ts';
import { hash } from './spoken.ts';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});

describe('what the visitor does', () => {
  it('is where and when, for pointers, scrolling and windows', () => {
    bench.known(4, '#p');
    expect(
      bench.change({ source: 1, positions: [{ x: 1, y: 2, id: 4, timeOffset: -5, secret: 'marie' }] }),
    ).toEqual({
      source: 1,
      positions: [{ x: 1, y: 2, id: 4, timeOffset: -5 }],
    });
    expect(bench.change({ source: 2, type: 2, id: 4, x: 1.5, y: 2, pointerType: 0, key: 'marie' })).toEqual({
      source: 2,
      type: 2,
      id: 4,
      x: 1.5,
      y: 2,
      pointerType: 0,
    });
    expect(bench.change({ source: 3, id: 4, x: 0, y: 200, secret: 'marie' })).toEqual({
      source: 3,
      id: 4,
      x: 0,
      y: 200,
    });
    expect(bench.change({ source: 4, width: 800, height: 600, secret: 'marie' })).toEqual({
      source: 4,
      width: 800,
      height: 600,
    });
    expect(bench.change({ source: 6, positions: [{ x: 1, y: 2, id: 4, timeOffset: 0 }] })).toBeDefined();
  });

  it('is, in a field, that there is something or nothing', () => {
    bench.known(4, '#t');
    expect(
      bench.change({ source: 5, id: 4, text: 'Marie Anne Dupont', isChecked: true, userTriggered: true }),
    ).toEqual({ source: 5, id: 4, text: '••••', isChecked: false });
    expect(bench.change({ source: 5, id: 4, text: '', isChecked: true })).toEqual({
      source: 5,
      id: 4,
      text: '',
      isChecked: false,
    });
  });

  it.each(['number', 'range', 'color', 'date', 'datetime-local', 'month', 'week', 'time'])(
    'is nothing in a field of type %s, where a player could not show the mask',
    (type) => {
      find('#p').innerHTML = `<input type="${type}"><input>`;
      bench.known(4, '#p input');
      bench.known(5, '#p input + input');
      expect(bench.change({ source: 5, id: 4, text: '12', isChecked: false })).toBeUndefined();
      expect(bench.change({ source: 5, id: 5, text: '12', isChecked: false })).toMatchObject({
        text: '••••',
      });
    },
  );

  it('is nothing at all with an ignored element', () => {
    find('#p').setAttribute('data-temoin-ignore', '');
    bench.known(4, '#p');
    bench.known(5, 'nav');
    expect(bench.change({ source: 2, type: 2, id: 4, x: 1, y: 1 })).toBeUndefined();
    expect(bench.change({ source: 3, id: 4, x: 1, y: 1 })).toBeUndefined();
    expect(bench.change({ source: 5, id: 4, text: 'x' })).toBeUndefined();
    expect(bench.change({ source: 1, positions: [{ x: 1, y: 1, id: 4, timeOffset: 0 }] })).toBeUndefined();
    expect(
      bench.change({
        source: 1,
        positions: [
          { x: 1, y: 1, id: 4, timeOffset: 0 },
          { x: 2, y: 2, id: 5, timeOffset: 1 },
        ],
      }),
    ).toMatchObject({
      positions: [{ id: 5 }],
    });
  });
});

describe('a change of style sheets by script', () => {
  const safe = `.${hash('marie')}{content:"";}`;
  const rule = '.marie{content:"marie"}';

  it('of rules keeps place and safe text', () => {
    expect(
      bench.change({
        source: 8,
        id: 4,
        styleId: 2,
        adds: [{ rule, index: 1, secret: 'marie' }, { rule: '@marie{}', index: [0, 2] }, { rule: 7 }],
        removes: [{ index: 3 }, { index: [1, 'marie', 2] }],
        replace: rule,
        replaceSync: rule,
        secret: 'marie',
      }),
    ).toEqual({
      source: 8,
      id: 4,
      styleId: 2,
      adds: [{ rule: safe, index: 1 }, { rule: 'x{}', index: [0, 2] }, {}],
      removes: [{ index: 3 }, { index: [1, 2] }],
      replace: safe,
      replaceSync: safe,
    });
  });

  it('of declarations keeps those of known properties', () => {
    expect(
      bench.change({
        source: 13,
        id: 4,
        index: [0, 1],
        set: { property: 'color', value: 'red', priority: 'important' },
      }),
    ).toEqual({
      source: 13,
      id: 4,
      index: [0, 1],
      set: { property: 'color', value: 'red', priority: 'important' },
    });
    expect(
      bench.change({
        source: 13,
        styleId: 4,
        index: [0],
        set: { property: 'width', value: '3marie', priority: 'marie' },
      }),
    ).toEqual({
      source: 13,
      styleId: 4,
      index: [0],
      remove: { property: 'width' },
    });
    expect(bench.change({ source: 13, id: 4, index: [0], remove: { property: 'color' } })).toMatchObject({
      remove: { property: 'color' },
    });
    expect(
      bench.change({ source: 13, id: 4, index: [0], set: { property: 'marie', value: 'red' } }),
    ).toBeUndefined();
    expect(bench.change({ source: 13, id: 4, index: [0] })).toBeUndefined();
  });

  it('of adopted sheets keeps numbers and safe rules', () => {
    expect(
      bench.change({
        source: 15,
        id: 4,
        styleIds: [1, 'marie', 2],
        styles: [{ styleId: 1, rules: [{ rule, index: 0 }], secret: 'marie' }],
      }),
    ).toEqual({
      source: 15,
      id: 4,
      styleIds: [1, 2],
      styles: [{ styleId: 1, rules: [{ rule: safe, index: 0 }] }],
    });
  });
});
