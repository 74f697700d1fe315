import { describe, expect, it } from 'vitest';
import { type Applied, firstLayer } from '../../../src/profiles/index.ts';

const narrow = { everyPage: false, unmasked: false };
const small: Applied = { limitation: { L1: { rate: 0.1 } }, masking: 'M3', identifier: 'I1' };

describe('the advice on the first layer', () => {
  it('expects nothing of a small sample, masked, on some pages', () => {
    expect(firstLayer(small, narrow)).toEqual({ score: 0, expected: false, reasons: [] });
    expect(firstLayer({ ...small, limitation: { L2: {} } }, { ...narrow, everyPage: true })).toMatchObject({
      score: 1,
      expected: false,
    });
  });

  it.each<[string, Applied]>([
    ['a rate above one in ten', { ...small, limitation: { L1: { rate: 0.11 } } }],
    ['every visit, soon deleted', { ...small, limitation: { L3: {} } }],
    ['unmasking by few', { ...small, masking: 'M1' }],
    ['a pseudonym', { ...small, identifier: 'I2' }],
    ['an identifier of a domain', { ...small, identifier: 'I3' }],
  ])('expects it for %s alone', (_, applied) => {
    expect(firstLayer(applied, narrow)).toMatchObject({ score: 2, expected: true });
  });

  it('adds up, and says why', () => {
    expect(
      firstLayer({ ...small, masking: 'M1', identifier: 'I2' }, { everyPage: true, unmasked: true }),
    ).toEqual({
      score: 6,
      expected: true,
      reasons: [
        'no page is excluded',
        'some text is not masked',
        'people may unmask',
        'visits of one person can be joined',
      ],
    });
  });
});
