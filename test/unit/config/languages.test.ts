import { describe, expect, it } from 'vitest';
import { languagesOf } from '../../../src/config/languages.ts';
import { boutique } from './boutique.ts';

const of = (purposes: readonly object[], shipped: readonly string[]) =>
  languagesOf({ ...boutique(), purposes } as unknown as Parameters<typeof languagesOf>[0], shipped);

const audience = (...tags: string[]) => {
  const words = Object.fromEntries(tags.map((tag) => [tag, 'x']));
  return { id: 'audience', title: words, description: words };
};
const errors = { id: 'replay.errors', limitation: { L2: {} } };

describe('the languages of a site', () => {
  it('are all that are shipped where the three uses speak for themselves', () => {
    expect(of([errors], ['fr', 'en', 'de'])).toEqual(['fr', 'en', 'de']);
  });

  it('are those in which every own purpose has its words', () => {
    expect(of([errors, audience('fr', 'de')], ['fr', 'en', 'de'])).toEqual(['fr', 'de']);
    expect(of([audience('fr', 'de'), { ...audience('de'), id: 'other' }], ['fr', 'en', 'de'])).toEqual([
      'de',
    ]);
  });

  it('count a region’s locale in where the language has words', () => {
    expect(of([audience('pt')], ['pt-BR'])).toEqual(['pt-BR']);
    expect(of([audience('pt-BR')], ['pt'])).toEqual([]);
  });
});
