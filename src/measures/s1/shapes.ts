import { mask } from './mask.ts';
import { plain } from './plain.ts';

/**
 * In this order: address, nine digits or more (telephone, card, national numbers, also of Corsica: 2A and 2B), IBAN with
 * the BIC behind it, a BIC that is named, NINO, JWT, bearer token, whatever follows the name of a secret. Between two
 * digits of one number: spaces, hyphens of any kind, round brackets, points, strokes. Each takes a time that grows with
 * the text and no faster.
 */
const SHAPES =
  /[^\s@]{1,254}(?:\s@\s|@|%40)\S+|\p{Nd}(?:[\s\p{Pd}().·_/\u2212|+*]*(?:\p{Nd}|(?<=2\W{0,3})[ab])){8,}|(?<![a-z])(?:(?:[a-z]{2}\p{Nd}{2}(?:[\s-]*[a-z\p{Nd}]{4}){2,}[\s-]*[a-z\p{Nd}]*(?:[\s-]+\p{Nd}+)*|bic|swift)(?:\W{1,4}(?:bic\W{1,3})?\w{8,11}\b)?|[a-z]{2}(?:\s?\p{Nd}\p{Nd}){3}\s?[a-d]\b|eyJ\S+)|bearer[\s:=]+\S{8,}|(?:pass\w*|pwd|mdp|kennwort|cv[vc]2?|token|key|secret)\W{0,4}[:=]\W{0,4}\S{3,}/giu;

/** Something of which every shape has one; most texts have none. */
const HINT =
  /@|%40|bic|swift|bearer|eyj|pass|pwd|mdp|kennwort|cv[vc]|token|key|secret|(?:\p{Nd}\P{Nd}*){8}|[a-z]{2}\s?\p{Nd}\p{Nd}|\S{20}/iu;

/**
 * Text that may be shown, without what may have the shape of something that is never collected (CNIL draft §48, S1).
 * Nothing is computed here: an order number of nine digits goes as well, and so does a long run with a digit in it.
 * `around`: the text that it is a piece of; whatever letters and digits make such a shape there go here as well.
 */
export const scrub = (text: string, around = ''): string => {
  const own = plain(text);
  const near = plain(around);
  if (!HINT.test(own) && !HINT.test(near)) return text;
  // What a secret is called is none.
  const cut = near
    .match(SHAPES)
    ?.map((found) => found.replace(/^(bearer|pass\w*|pwd|mdp|kennwort|cv[vc]2?|token|key|secret)\W+/iu, ''))
    .join();
  // As it is as well: an accent may be all that keeps a shape from the word before.
  let left = plain(text.replace(SHAPES, mask)).replace(/\p{Nd}+|\p{L}+/gu, (piece) =>
    cut?.includes(piece) ? mask(piece) : piece,
  );
  let was = '';
  // What is masked may have stood too near to something else for it to be seen.
  for (let pass = 4; pass-- && was !== left; ) {
    was = left;
    left = left.replace(SHAPES, mask).replace(/\S{20,}/g, (run) => (/\p{Nd}/u.test(run) ? mask(run) : run));
  }
  return left === own ? text : left;
};
