import { describe, expect, it } from 'vitest';
import { definePurpose } from '../../../src/purpose/define-purpose.ts';
import { isReplay } from '../../../src/purpose/is-replay.ts';
import { USES, useOf } from '../../../src/purpose/uses.ts';
import { DPV } from '../../../src/purpose/vocabulary.ts';

const audience = { id: 'audience', title: { fr: 'Mesurer' }, description: { fr: 'Compter.' } };

describe('defining a purpose', () => {
  it('hands back a frozen copy, to its depths', () => {
    const given = { id: 'replay.experience', limitation: { L1: { rate: 0.05 } } };
    const purpose = definePurpose(given);
    given.limitation.L1.rate = 1;
    expect(purpose).toEqual({ id: 'replay.experience', limitation: { L1: { rate: 0.05 } } });
    expect(() => {
      (purpose.limitation?.L1 as { rate: number }).rate = 1;
    }).toThrow(TypeError);
  });

  it('refuses a replay purpose that names what replay may never serve, by id, title or description', () => {
    const limitation = { L2: {} };
    for (const wrong of [
      { ...audience, limitation, id: 'retargeting' },
      { ...audience, limitation, title: { en: 'Profiling' } },
      { ...audience, limitation, description: { fr: 'Optimisation commerciale' } },
    ])
      expect(() => definePurpose(wrong)).toThrow(/R-004/);
  });

  it('has nothing against such a purpose where nothing is replayed: it is asked for what it is', () => {
    expect(definePurpose({ ...audience, id: 'advertising' }).id).toBe('advertising');
  });

  it('refuses a purpose without an id', () => {
    expect(() => definePurpose({ ...audience, id: '' })).toThrow(TypeError);
  });
});

describe('the three uses', () => {
  it('have their term of the vocabulary, and say which are ready', () => {
    expect(USES.map(({ id, ready }) => [id, ready, DPV[id]])).toEqual([
      ['replay.errors', true, 'dpv:RepairImpairments'],
      ['replay.experience', true, 'dpv:OptimiseUserInterface'],
      ['replay.support', false, 'dpv:CustomerCare'],
    ]);
    expect(useOf('audience')).toBeUndefined();
  });

  it('are told from other purposes by their limitation', () => {
    expect(isReplay({ id: 'replay.errors', limitation: { L2: {} } })).toBe(true);
    expect(isReplay(audience)).toBe(false);
  });
});
