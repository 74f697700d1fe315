import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/config/nearest.ts';

describe('the word that was probably meant', () => {
  it.each([
    ['retenton', 'retention'],
    ['Retention', 'retention'],
    ['maksing', 'masking'],
    ['excludes', 'exclude'],
    ['exlude', 'exclude'],
  ])('for “%s” is “%s”', (word, meant) => {
    expect(nearest(word, ['id', 'retention', 'masking', 'exclude'])).toBe(meant);
  });

  it.each(['colour', 'x', '', 'a'.repeat(10_000)])('is none for “%s”', (word) => {
    expect(nearest(word, ['id', 'retention', 'masking', 'exclude'])).toBeUndefined();
    expect(nearest(word, [])).toBeUndefined();
  });
});
