import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLuhn } from '../../../../src/measures/s1/card.ts';
import { found, hide, KINDS, WORDED } from '../../../../src/measures/s1/content.ts';
import { isSensitiveName } from '../../../../src/measures/s1/field-words.ts';
import { isMod97 } from '../../../../src/measures/s1/iban.ts';
import { scrub } from '../../../../src/measures/s1/shapes.ts';
import { TEXTS } from '../../../fixtures/s1/corpus.ts';

const kindsIn = (text: string): string[] => [...new Set(found(text).map(({ kind }) => kind))];
const hidden = (text: string): string => hide(text).text;

describe('the check of a card', () => {
  it.each(['4111111111111111', '378282246310005', '6304000000000000'])('holds for %s', (digits) => {
    expect(isLuhn(digits)).toBe(true);
  });

  it('fails for every other last digit, and for noughts alone', () => {
    for (const last of '023456789') expect(isLuhn(`411111111111111${last}`)).toBe(false);
    expect(isLuhn('0000000000000000')).toBe(false);
  });

  it('holds for exactly one last digit, whatever stands before it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{10,17}$/), (digits) => {
        const right = [...'0123456789'].filter((last) => isLuhn(digits + last));
        expect(right).toHaveLength(1);
        expect(kindsIn(`Carte ${digits}${right[0]} !`)).toContain('card');
      }),
    );
  });
});

describe('the check of an IBAN', () => {
  it.each(['FR1420041010050500013M02606', 'DE89370400440532013000', 'GB29NWBK60161331926819'])(
    'holds for %s, and not with two digits swapped',
    (iban) => {
      expect(isMod97(iban)).toBe(true);
      expect(kindsIn(iban)).toContain('iban');
      const swapped = `${iban.slice(0, 2)}${iban[3]}${iban[2]}${iban.slice(4)}`;
      expect(isMod97(swapped)).toBe(false);
      expect(kindsIn(swapped)).not.toContain('iban');
    },
  );
});

describe('what a text holds', () => {
  it.each([
    ['nir', '2 55 08 14 168 025 38', '2 55 08 14 168 025 39'],
    ['nir', '1 88 03 2A 033 071 29', '1 88 03 2B 033 071 29'],
    ['steuer-id', '86 095 742 719', '86 095 742 718'],
    ['steuer-id', '47036892816', '47036892861'],
    ['ssn', '536-22-8145', '666-22-8145'],
    ['nino', 'AB 12 34 56 C', 'GB 12 34 56 C'],
    ['email', 'ana@boite.example', 'icon@2x.png'],
    ['phone', '06 12 34 56 78', '01.12.2026 10'],
    ['jwt', 'eyJhbGciOi.eyJzdWIi.x', 'eyJhbGciOi'],
    ['bearer', 'Bearer abc12345', 'bearer certificates'],
    ['api-key', 'api_key=9f8e7d6c', 'api_key=required'],
    ['password', 'Mot de passe : hunter2', 'Mot de passe : oublié'],
    ['cvv', 'CVV: 123', 'CVV: 12'],
    ['bic', 'BIC : BNPAFRPPXXX', 'BIC Cristal bleu'],
  ])('%s: %s, and not %s', (kind, yes, no) => {
    expect(kindsIn(yes)).toContain(kind);
    expect(kindsIn(no)).not.toContain(kind);
  });

  it('is masked in widths that tell nothing, and the words around it stay', () => {
    expect(hidden('Écrire à marie@boite.example ou au 06 12 34 56 78, merci')).toBe(
      `Écrire à ${'•'.repeat(16)} ou au •• •• •• •• ••, merci`,
    );
  });

  it('is found once and for all: nothing is left in what was masked', () => {
    for (const { text = '' } of TEXTS) expect(found(hidden(text))).toEqual([]);
  });

  it('is not looked for among the figures of drawings and sheets', () => {
    const drawn = 'M4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1';
    expect(found(drawn).length).toBeGreaterThan(0);
    expect(found(drawn, WORDED)).toEqual([]);
    expect(found('.a{}@media(min-width:1.5em){.b{content:"x@y.example"}}', WORDED)).toHaveLength(1);
  });
});

const piece = fc.oneof(
  fc.constantFrom(...TEXTS.map(({ text = '' }) => text)),
  fc.string({ unit: fc.constantFrom(...'0123456789 .-()/+@%aAbBeyJ:=_–\u00a0\u200b\n'), maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
const anyText = fc
  .array(piece, { maxLength: 4 })
  .chain((parts) => fc.constantFrom('', ' ', ', ').map((glue) => parts.join(glue)));

describe('the page and the collector', () => {
  it('agree: in what the page has masked, the collector never finds anything', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(found(scrub(text))).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });

  it('find nothing in what was masked already', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(hidden(hidden(text))).toBe(hidden(text));
      }),
      { numRuns: 2000 },
    );
  });
});

const HOSTILE = [
  'a',
  '1',
  ' 1',
  '1 ',
  '0',
  '@',
  'a@',
  'a.',
  'a@a.',
  'eyJ',
  'eyJ-',
  'eyJ.',
  '-',
  '+',
  '0/',
  '0 /',
  'bearer ',
  'bic ',
  'fr76 ',
  'fr7630006',
  'key=',
  'pwd: ',
  '12345678 ',
  '2a',
  '\u200b',
  '1\u200b',
  '%40',
  'é',
  '\ud800',
  '1\n',
  'ab12abcd ',
];

describe('however hostile the text', () => {
  // A square of so many letters would not end while anybody waits.
  it.each(HOSTILE)('%j without end is read to its end', { timeout: 60_000 }, (unit) => {
    const text = unit.repeat(Math.ceil(150_000 / unit.length));
    expect(scrub(text).length).toBeGreaterThan(0);
    expect(found(text).length).toBeGreaterThanOrEqual(0);
    expect(isSensitiveName(text)).toBeTypeOf('boolean');
  });

  it('spans stay inside the text and in order of their ends', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { span } of found(text)) {
          expect(span[0]).toBeGreaterThanOrEqual(0);
          expect(span[1]).toBeGreaterThan(span[0]);
          expect(span[1]).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it('every kind has a name of its own', () => {
    expect(new Set(KINDS.map(({ id }) => id)).size).toBe(KINDS.length);
  });
});
