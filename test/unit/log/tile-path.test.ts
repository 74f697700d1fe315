import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTilePath, type TileName, tilePath } from '../../../src/log/index.ts';

const names: fc.Arbitrary<TileName> = fc.record({
  level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const)),
  index: fc.oneof(fc.nat(2_000), fc.maxSafeNat()),
  width: fc.integer({ min: 1, max: 256 }),
});

describe('the path of a tile', () => {
  it.each([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 63, index: 1_234, width: 5 }, 'tile/63/x001/234.p/5'],
    [{ level: 'entries', index: 273, width: 112 }, 'tile/entries/273.p/112'],
  ] as const)('of %o is %s', (name, path) => {
    expect(tilePath(name)).toBe(path);
    expect(parseTilePath(path)).toEqual(name);
  });

  it('reads back as the tile it was written for', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(parseTilePath(tilePath(name))).toEqual(name);
      }),
    );
  });

  it('is the only one of its tile: what reads at all, writes back the same', () => {
    const near = fc
      .tuple(names, fc.nat(), fc.constantFrom(...'0123456789xp./ -'))
      .map(([name, at, character]) => {
        const path = tilePath(name);
        const place = at % path.length;
        return path.slice(0, place) + character + path.slice(place + 1);
      });
    fc.assert(
      fc.property(near, (path) => {
        const name = parseTilePath(path);
        if (name) expect(tilePath(name)).toBe(path);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '',
    '/tile/0/000',
    'tile/0/000/',
    'tile/0/00',
    'tile/0/0000',
    'tile/0/1',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/8/0/000',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/x001',
    'tile/0/000.p/0',
    'tile/0/000.p/05',
    'tile/0/000.p/256',
    'tile/0/000.p/999',
    'tile/0/000.p/',
    'tile/0/000.p',
    'tile/entry/000',
    'tile/data/000',
    'tile/0/../000',
    'tile/0/%30%30%30',
    'tile/0/٠٠٠',
    'tile/0/000\n',
    'tile/0/x009/x007/x199/x254/x740/992',
    'tile/0/x999/x999/x999/x999/x999/999',
    'tile/0/x001/x001/x001/x001/x001/x001/001',
  ])('refuses %j', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });
});
