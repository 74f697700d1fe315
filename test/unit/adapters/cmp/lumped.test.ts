import { describe, expect, it } from 'vitest';
import { lumps } from '../../../../src/adapters/cmp/lumped.ts';

const OWN = { lumped: ['c0002'] };

describe('a key that stands for more than replay', () => {
  it.each([
    'analytics',
    'Marketing',
    'C0002',
    // Standard purposes, as TCData and its readers name them.
    'purpose.consents.1',
    'publisher.consents.11',
    'purpose8',
  ])('is %s', (key) => expect(lumps(OWN, key)).toBe(true));

  it.each(['hotjar', 'hotjar2', '1', 'replay', 'c0003', 'purpose', 'purposes', 'analytics2'])(
    'is not %s',
    (key) => expect(lumps(OWN, key)).toBe(false),
  );
});
