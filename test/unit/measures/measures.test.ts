import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AROUND, DIFFICULTIES } from '../../../src/measures/difficulties.ts';
import { draw } from '../../../src/measures/draw.ts';
import { MEASURES, measureOf } from '../../../src/measures/index.ts';

describe('the table of measures', () => {
  it('holds the draft’s twelve, each in a file of its name', () => {
    expect(MEASURES.map(({ id }) => id)).toEqual([
      'L1',
      'L2',
      'L3',
      'M0',
      'M1',
      'M2',
      'M3',
      'I1',
      'I2',
      'I3',
      'S1',
      'S2',
    ]);
    const files = readdirSync(new URL('../../../src/measures/', import.meta.url));
    for (const { id } of MEASURES)
      expect(
        files.filter((file) => file.startsWith(`${id.toLowerCase()}-`)),
        id,
      ).toHaveLength(1);
  });

  it('says in a sentence why a measure cannot be asked for yet', () => {
    const missing = MEASURES.filter(({ available }) => available !== true);
    expect(missing.map(({ id }) => id)).toEqual(['M1', 'M2', 'I2', 'I3']);
    for (const { id, available } of missing)
      expect(available).toMatch(new RegExp(`^${id} .+ yet\\. Use .+\\.$`));
  });

  it('cites a clause of the draft for each, by family', () => {
    const clauses = { limitation: '§42', masking: '§43', identifier: '§44', security: '§48' };
    for (const { family, clause } of MEASURES) expect(clause).toBe(`CNIL draft ${clauses[family]}`);
  });

  it('is frozen', () => {
    expect(Object.isFrozen(MEASURES)).toBe(true);
    for (const measure of MEASURES) expect(Object.isFrozen(measure), measure.id).toBe(true);
  });

  it('lends L1 its draw and L2 its triggers', () => {
    expect(measureOf('L1')).toHaveProperty('draw', draw);
    expect(measureOf('L2')).toMatchObject({ triggers: DIFFICULTIES, around: AROUND });
    expect(measureOf('L4')).toBeUndefined();
  });
});

describe('the draw', () => {
  const low = `${'0'.repeat(13)}${'f'.repeat(51)}`;
  const half = `8${'0'.repeat(63)}`;
  const high = 'f'.repeat(64);

  it('reads the first 52 bits as a fraction of one', () => {
    expect(draw(low, Number.MIN_VALUE)).toBe(true);
    expect(draw(half, 0.5)).toBe(false);
    expect(draw(half, 0.5000001)).toBe(true);
    expect(draw(high, 0.9999999)).toBe(false);
  });

  it('takes every visit at a rate of one, and none at a rate of nothing', () => {
    expect([low, half, high].map((digest) => draw(digest, 1))).toEqual([true, true, true]);
    expect([low, half, high].map((digest) => draw(digest, 0))).toEqual([false, false, false]);
  });

  it('takes nobody where the digest is none', () => {
    expect(draw('', 1)).toBe(false);
    expect(draw('no digest', 1)).toBe(false);
  });
});

describe('L2 where nothing is said', () => {
  it('looks for all six difficulties, and keeps half a minute before and a minute after', () => {
    expect(DIFFICULTIES).toEqual([
      'error',
      'failed-request',
      'rage-click',
      'dead-click',
      'form-error',
      'named',
    ]);
    expect(AROUND).toEqual({ before: 30, after: 60 });
  });
});
