import type { Kind, Span } from './kind.ts';

/** The length of each country's, from the register of SWIFT. */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'
    .split(' ')
    .map((each) => [each.slice(0, 2), Number(each.slice(2))]),
);

/** ISO 7064 mod 97-10: the first four behind the others, letters as 10 to 35. */
export const isMod97 = (iban: string): boolean => {
  let rest = 0;
  for (const letter of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
};

const SHAPE = /(?<![a-z])[a-z]{2}\d{2}(?:[\s-]?[a-z\d]){11,30}/gi;

/** An account number at the beginning of this text, by its country's length: where it ends, or 0. */
const endOf = (text: string): number => {
  const length = LENGTHS.get(text.slice(0, 2).toUpperCase()) ?? 0;
  let iban = '';
  for (let at = 0; at < text.length && iban.length < length; at++) {
    if (/[a-z\d]/i.test(text[at] ?? '')) iban += text[at];
    if (iban.length === length) return isMod97(iban) ? at + 1 : 0;
  }
  return 0;
};

/** Bank account numbers (IBAN), whole, with or without spaces. */
export const iban: Kind = Object.freeze({
  id: 'iban',
  find: (text: string): Span[] =>
    [...text.matchAll(SHAPE)].flatMap(({ 0: match, index }): Span[] => {
      const end = endOf(match);
      return end ? [[index, index + end]] : [];
    }),
});
