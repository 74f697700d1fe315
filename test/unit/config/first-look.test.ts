import { describe, expect, it } from 'vitest';
import { firstLook } from '../../../src/config/first-look.ts';
import { boutique } from './boutique.ts';

const limited = (limitation: unknown, id = 'replay.errors') => ({
  ...boutique(),
  purposes: [{ id, limitation }],
});

describe('the first layer’s own look', () => {
  it.each([{ L1: { rate: 0.05 } }, { L2: {} }, { L3: {} }, { L3: { within: 'PT48H' } }])(
    'lets a purpose be asked for with %j',
    (limitation) => {
      expect(firstLook(limited(limitation)).purposes[0]).toMatchObject({ limitation, masking: 'M3' });
    },
  );

  it.each([{}, { L2: {}, L3: {} }, { L4: {} }, { L23: {} }, { L1: { rate: 5 } }, { L1: true }, 'L3'])(
    'refuses %j',
    (limitation) => {
      expect(() => firstLook(limited(limitation))).toThrow('replay.errors');
    },
  );

  it('refuses a use whose measures are not there', () => {
    expect(() => firstLook(limited({ L2: {} }, 'replay.support'))).toThrow('replay.support');
  });
});
