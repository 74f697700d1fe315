import { describe, expect, it } from 'vitest';
import { compose, createVoice, factsOf, TEXTS } from '../../../src/dossier/index.ts';
import { boutique, changed } from '../config/boutique.ts';
import { bare, digest, elaborate, given, unremarkable } from './drawn-up.ts';

const placeholders = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

/** Configurations and days that between them call for every sentence. */
const CASES: readonly (readonly [json: unknown, date: string])[] = [
  [boutique(), '2026-11-22'],
  [elaborate(), '2026-11-22'],
  [bare(), '2026-01-01'],
  [{ ...elaborate(), audit: { every: 'PT36H', by: 'X', last: '2026-03-10' } }, '2026-03-12'],
  [{ ...bare(), audit: { every: 'P1D', by: 'X', last: '2026-03-10' } }, '2026-03-11'],
  [{ ...bare(), audit: { every: 'P1D', by: 'X' } }, '2026-03-11'],
  [unremarkable(), '2026-11-22'],
  [changed('purposes[1].limitation.L1.rate', 0.025), '2026-11-22'],
  [changed('purposes[1].limitation', { L3: { within: 'PT12H' } }), '2026-11-22'],
  [changed('purposes[0].retention', 'PT4H30M'), '2026-11-22'],
  [changed('purposes[0].retention', 'PT1H1M'), '2026-11-22'],
  [changed('choiceLifetime', 'P1M'), '2026-11-22'],
  [changed('unmask', ['nav']), '2026-11-22'],
  [changed('unmask', undefined), '2026-11-22'],
  [{ ...bare(), httpOnlyTrackers: [{ name: 'a*' }] }, '2026-11-22'],
  [{ ...bare(), httpOnlyTrackers: [{ name: 'sid' }] }, '2026-11-22'],
  ...['02', '03', '04', '05', '06', '07', '08', '09', '10', '12'].map(
    (month) => [bare(), `2026-${month}-01`] as const,
  ),
];
/** Said of what no sound configuration can ask for yet, or where a notice lacks the dossier’s language. */
const UNREACHED = ['use.replay.support', 'family.masking', 'family.identifier', 'visitor.foreign'];

describe('the texts of the dossier', () => {
  it('are the same in each language, in the same order, with the same placeholders', () => {
    const { fr, en } = TEXTS;
    expect(Object.keys(fr)).toEqual(Object.keys(en));
    for (const key of Object.keys(en)) expect(placeholders(fr[key]), key).toEqual(placeholders(en[key]));
  });

  it('are all said by some configuration, and none is empty', () => {
    for (const language of ['fr', 'en'] as const) {
      const said = new Set<string>();
      const texts = Object.fromEntries(
        Object.keys(TEXTS[language]).map((key) => [
          key,
          `<${key}> ${placeholders(TEXTS[language][key]).join(' ')}`,
        ]),
      );
      for (const [json, date] of CASES) {
        const written = JSON.stringify(
          compose(factsOf(given(json, date), digest), createVoice(texts, language)),
        );
        for (const [, key = ''] of written.matchAll(/<([\w.-]+)>/g)) said.add(key);
      }
      const silent = Object.keys(texts).filter((key) => !said.has(key) && !UNREACHED.includes(key));
      expect(silent).toEqual([]);
      for (const text of Object.values(TEXTS[language])) expect(text).not.toBe('');
    }
  });

  it('claim no certificate, and call the draft a draft', () => {
    const all = Object.values(TEXTS)
      .flatMap((texts) => Object.values(texts))
      .join('\n');
    const claims = all.replace(
      /(?:neither|ni une?|nor a claim of|ni une déclaration de|not|Nobody has|Personne n’a)[^.]*\./gi,
      '',
    );
    expect(claims).not.toMatch(/certif|compliant|conform/i);
    expect(TEXTS.fr['rules.draft']).toContain('PROJET');
    expect(TEXTS.en['rules.draft']).toContain('DRAFT');
  });

  it('are set with the spaces that French asks for, and leave values as they are', () => {
    const { say } = createVoice({ a: 'Qui : « {n} jours » ; ou ?' }, 'fr');
    expect(say('a', { n: 'x ; y' })).toBe('Qui\u00a0: «\u00a0x ; y\u00a0jours\u00a0»\u202f; ou\u202f?');
  });
});
