import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask, scrub } from '../../../../src/recorder/redact/text-mask.ts';

describe('the mask', () => {
  it.each([
    ['a', '••'],
    ['12', '••'],
    ['été', '••••'],
    ['Anne', '••••'],
    ['Marie', '••••••••'],
    ['Dupontel', '••••••••'],
    ['Dupontels', '•'.repeat(16)],
    ['x'.repeat(400), '•'.repeat(16)],
    ['', ''],
    ['  \n\t ', ' '],
    [' Marie  Anne\n', ' •••••••• •••• '],
    ['👩‍🚀', '••••••••'],
  ])('%j becomes %j', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it('leaves nothing but bullets and single spaces, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }), (text) => {
        expect(mask(text)).toMatch(/^ ?(?:(?:•{2}|•{4}|•{8}|•{16}) ?)*$/);
      }),
    );
  });

  it('says of a word no more than which of four widths it has', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abz0é-@'), minLength: 9, maxLength: 60 }), (word) => {
        expect(mask(word)).toBe('•'.repeat(16));
      }),
    );
  });

  it('changes nothing where it was applied already', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(mask(mask(text))).toBe(mask(text));
      }),
    );
  });
});

describe('text that may be shown', () => {
  it.each([
    'Livraison offerte dès 49,90 €',
    'Ouvert du lundi au vendredi, de 9 h à 18 h 30',
    'Commandes du 12/11/2026',
    '© 2026 Boutique',
    'Suivez @boutique',
    'anticonstitutionnellement',
  ])('keeps %j', (text) => {
    expect(scrub(text)).toBe(text);
  });

  it.each([
    ['an e-mail address', 'Écrire à marie.dupont@exemple.test svp', /marie|dupont|exemple/],
    ['an encoded e-mail address', 'ana%40ex.fr', /ana|ex\.fr/],
    ['a French telephone number', 'Tél. 06 12 34 56 78', /12|34|56|78/],
    ['an international one', '+33 6 12 34 56 78', /33|12|34|56/],
    ['one with dots', '06.12.34.56.78', /12|34/],
    ['one with narrow spaces', '06 12 34 56 78', /12|34/],
    ['one in other digits', '٠٦١٢٣٤٥٦٧٨', /[٠-٩]/],
    ['a card number', 'Carte 4929 1234 5678 9012', /4929|1234|5678|9012/],
    ['a card number with dashes', '4929-1234-5678-9012', /4929|9012/],
    ['a card number without spaces', '4929123456789012', /4929/],
    ['a national number', '1 85 05 78 006 084 36', /85|006|084/],
    ['an IBAN', 'FR76 3000 6000 0112 3456 7890 189', /3000|6000|0112|189/],
    ['an IBAN of letters', 'GB33BUKB20201555555555', /BUKB|2020/],
    ['a JWT', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc', /eyJ|abc/],
    ['a bearer token', 'Authorization: Bearer abcdefghij', /abcdef/],
    ['a long token', 'clef 9f8e7d6c5b4a39281706f5e4', /9f8e/],
    ['an address with a number', 'voir https://exemple.test/commande/48', /exemple|48/],
  ])('masks %s all the same', (_, text, gone) => {
    expect(scrub(text)).not.toMatch(gone);
  });

  it('takes no long time over a long text', () => {
    const began = performance.now();
    for (const letter of ['a', '1', ' 1', '@', 'a ', '-']) scrub(letter.repeat(50_000));
    expect(performance.now() - began).toBeLessThan(3000);
  }, 20_000);
});

describe('what is written so that it is not seen', () => {
  it.each([
    ['full-width letters and digits', 'ＦＲ７６ ３０００ ６０００ ０１１２ ３４５６ ７８９０ １８９'],
    ['other digits', 'بطاقة ٤٩٧٠ ١٠١٢ ٣٤٥٦ ٧٨٩٠'],
    ['digits of mathematics', '𝟒𝟗𝟕𝟎𝟏𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟎'],
    ['thin spaces', '4970\u2009\u200910\u202f12 3456\u00a07890'],
    ['nothing wide in between', '4970\u200b10\u2060\u200d12\ufeff3456\u00ad7890'],
    ['marks on each digit', [...'4970101234567890'].join('\u0332')],
    ['an address with nothing inside', 'jean\u200b.martin\u2060＠exemple．fr'],
    ['a secret with nothing inside', 'pass\u00adword: hunter2'],
  ])('%s', (_, text) => {
    expect(scrub(text)).not.toMatch(/\p{Nd}{2}|martin|hunter/u);
  });

  it('and what is not keeps its own letters', () => {
    expect(scrub('Ｓａｌｅ ½ … ﬁn\u00a0de série №\u202f5')).toBe('Ｓａｌｅ ½ … ﬁn\u00a0de série №\u202f5');
  });
});

describe('a piece of a longer text', () => {
  it('goes where the whole has the shape', () => {
    expect(scrub('Carte n°4970', 'Carte n°4970101234567890')).toBe('Carte n°••••');
    expect(scrub('jean', 'jean.martin@exemple.fr')).toBe('••••');
    expect(scrub('hunter2', 'Mot de passe : hunter2')).not.toMatch(/hunter|2/);
  });

  it('stays where it has not', () => {
    expect(scrub('null', 'Rien')).toBe('null');
    expect(scrub('49,90', '49,90 € 12,50 € 8,00 €')).toBe('49,90');
  });
});
