import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/audit/function-words.ts';
import { choiceIn, fits } from '../../../src/audit/known.ts';
import { actOf, inOrder } from '../../../src/audit/words.ts';
import { allWords } from '../../../src/cli/audit/all-words.ts';
import { markOf } from '../../../src/cli/audit/mark.ts';
import { stored } from './made-up.ts';

const words = allWords();

describe('the words of banners', () => {
  it.each([
    ['fr', 'Tout accepter', 'accept'],
    ['fr', '✓ Tout accepter', 'accept'],
    ['fr', 'J’ACCEPTE', 'accept'],
    ['fr', "J'accepte", 'accept'],
    ['fr', 'Continuer sans accepter →', 'refuse'],
    ['fr', 'Uniquement les cookies nécessaires', 'refuse'],
    ['fr', 'Accepter uniquement les cookies nécessaires', 'refuse'],
    ['en', 'Reject all', 'refuse'],
    ['en', 'Accept all cookies', 'accept'],
    ['en', 'Accept all our lovely cookies', 'accept'],
    ['fr', 'Accept all', 'accept'],
    ['fr', '×', 'close'],
    ['en', 'Confirm my choices', 'save'],
    ['el', 'ΑΠΌΡΡΙΨΗ ΌΛΩΝ', 'refuse'],
    ['el', 'ΑΠΟΔΟΧΗ ΟΛΩΝ', 'accept'],
    ['el', 'ΡΥΘΜΙΣΕΙΣ', 'choose'],
    ['tr', 'TÜM ÇEREZLERE İZİN VER', 'accept'],
    ['tr', 'YALNIZCA GEREKLİ ÇEREZLER', 'refuse'],
    ['de', 'Nicht einwilligen', 'refuse'],
    ['de', 'Nur notwendige Cookies zulassen', 'refuse'],
    ['fr', 'Accepter & Fermer', 'accept'],
    ['fr', 'Ne pas autoriser', 'refuse'],
    ['en', 'Do not consent', 'refuse'],
    ['it', 'Continua senza accettare', 'refuse'],
    ['lt', 'Sutinku tik su būtinaisiais slapukais', 'refuse'],
  ])('in %s, “%s” means %s', (language, label, act) => {
    expect(actOf(label, inOrder(words, language), false)?.act).toBe(act);
  });

  it('mean nothing in a sentence, or where no word is known', () => {
    for (const label of [
      'Lampes',
      '',
      'Pour accepter une commande, appelez-nous entre neuf heures et midi',
      '12',
    ])
      expect(actOf(label, inOrder(words, 'fr'), false)).toBeNull();
  });

  it.each(Object.entries(words))('of %s say what accepts and what refuses apart', (language, own) => {
    const ordered = inOrder(words, language);
    for (const phrase of own.accept.slice(0, 3))
      expect(actOf(phrase, ordered, false)?.act, phrase).toBe('accept');
    for (const phrase of own.refuse.slice(0, 3))
      expect(actOf(phrase, ordered, false)?.act, phrase).toBe('refuse');
  });

  it('are those of the page first, then English', () => {
    expect(
      inOrder(words, 'fr-CA')
        .map(([tag]) => tag)
        .slice(0, 2),
    ).toEqual(['fr', 'en']);
    expect(inOrder(words, 'zz')[0]?.[0]).toBe('en');
  });

  it('never throw, whatever a label is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (label) => void actOf(label, inOrder(words, 'fr'), true)),
    );
  });
});

describe('languages', () => {
  it.each([
    ['fr', 'Nous utilisons des cookies pour que le site fonctionne et que vous puissiez commander.'],
    ['en', 'We use cookies so that the site works and you can order what you like from our shop.'],
    ['de', 'Wir verwenden Cookies, damit die Seite funktioniert und Sie bei uns bestellen können.'],
    ['ar', 'نحن نستخدم ملفات تعريف الارتباط من أجل أن يعمل هذا الموقع على جهازك'],
  ])('%s is told from the others', (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  it('are not guessed from a few words', () => {
    expect(languageOf('Tout accepter')).toBeNull();
  });
});

describe('what lies on a terminal', () => {
  it('has the same mark for all who chose the same, and another for the others', () => {
    const record = (yes: boolean, id: string, at: string) => JSON.stringify({ id, at, replay: yes });
    const one = record(true, 'bf1c8f80-1c2d-4e5f-8a9b-0c1d2e3f4a5b', '2026-11-22T16:00:00.123Z');
    const two = record(true, 'af1c8f80-1c2d-4e5f-8a9b-0c1d2e3f4a5c', '2027-01-02T03:04:05.678Z');
    expect(markOf(one)).toBe(markOf(encodeURIComponent(two)));
    expect(markOf(one)).not.toBe(markOf(record(false, 'x', '2026-11-22T16:00:00.123Z')));
    expect(markOf('!a=true!b=true')).not.toBe(markOf('!a=false!b=false'));
    expect(markOf('1763826000000')).toBe(markOf('1763829999999'));
  });

  it('tells a yes from a no from nothing', () => {
    const [yes, no] = [[stored('choix', 'y'), stored('x')], [stored('choix', 'n')]];
    expect(choiceIn([stored('choix', 'y')], yes, no)).toBe('yes');
    expect(choiceIn([stored('choix', 'n')], yes, no)).toBe('no');
    expect(choiceIn([stored('x')], yes, no)).toBe('nothing');
    expect(choiceIn([], [stored('x')], [])).toBe('unknown');
  });

  it('is named by patterns in which a star alone is special', () => {
    expect([fits('_ga_*', '_ga_X'), fits('a.b', 'axb'), fits('*', 'x')]).toEqual([true, false, true]);
    fc.assert(
      fc.property(
        fc.string(),
        (name) => void expect(fits(name.replaceAll('*', ''), name.replaceAll('*', ''))).toBe(true),
      ),
    );
  });
});
