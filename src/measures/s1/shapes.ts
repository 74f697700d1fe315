import { mask } from './mask.ts';

/**
 * In this order: address, nine digits or more (telephone, card, national numbers, also of Corsica: 2A and 2B), IBAN with
 * the BIC behind it, a BIC that is named, NINO, JWT, bearer token, whatever follows the name of a secret. Between two
 * digits of one number: spaces, hyphens of any kind, round brackets, points, strokes. Each takes a time that grows with
 * the text and no faster.
 */
const SHAPES =
  /[^\s@]{1,254}(?:@|%40)\S+|\+?\p{Nd}(?:[\s\p{Cf}\p{Pd}().·_/]*(?:\p{Nd}|(?<=2)[ab])){8,}|(?<![a-z])[a-z]{2}\p{Nd}{2}(?:[\s-]?[a-z\p{Nd}]{4}){2,}[\s-]?[a-z\p{Nd}]*(?:\W{1,4}(?:bic\W{1,3})?[a-z]{6}[a-z\d]{2,5}\b)?|(?<![a-z])(?:bic|swift)\W{1,3}[a-z]{6}[a-z\d]{2,5}\b|(?<![a-z])[a-z]{2}(?:\s?\p{Nd}\p{Nd}){3}\s?[a-d]\b|(?<![\w-])eyJ[\w-]+\.[\w.-]+|(?<![a-z])bearer\s+\S{8,}|(?:passwor[dt]|passe|pwd|mdp|kennwort|cv[vc]2?|token|key|secret)["']?\s{0,3}[:=]\s{0,3}\S{3,}/giu;

/**
 * Text that may be shown, without what may have the shape of something that is never collected (CNIL draft §48, S1).
 * Nothing is computed here: an order number of nine digits goes as well, and so does a long run with a digit in it.
 */
export const scrub = (text: string): string => {
  let was = '';
  // What is masked may have stood too near to something else for it to be seen.
  for (let left = 4; left-- && was !== text; ) {
    was = text;
    text = text.replace(SHAPES, mask).replace(/\S{20,}/g, (run) => (/\p{Nd}/u.test(run) ? mask(run) : run));
  }
  return text;
};
