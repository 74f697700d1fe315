/** What every form value becomes, whatever it was (CNIL draft, S1: never collected). */
export const FIELD = '••••';

/**
 * Words keep their place and one of four widths, never their letters nor their exact length; runs of white space
 * become one space. Masking what is masked changes nothing.
 */
export const mask = (text: string): string =>
  text.replace(/\s+|\S+/g, (run) =>
    run.trim() ? '•'.repeat(run.length < 3 ? 2 : run.length < 5 ? 4 : run.length < 9 ? 8 : 16) : ' ',
  );

// In this order: address, nine digits or more (telephone, card, national numbers), IBAN, JWT, bearer token.
const SENSITIVE =
  /[^\s@]{1,254}(?:@|%40)[^\s@]+|\+?\p{Nd}(?:[\s().-]*\p{Nd}){8,}|\b[a-z]{2}\p{Nd}{2}(?:[\s-]?[a-z\p{Nd}]{4}){2,}[\s-]?[a-z\p{Nd}]*|eyJ[\w-]+\.[\w.-]+|\bbearer\s+\S{8,}/giu;

/** Text that may be shown, without what nobody may show (S1's first patterns; long runs with a digit are taken for tokens). */
export const scrub = (text: string): string =>
  text.replace(SENSITIVE, mask).replace(/\S{20,}/g, (run) => (/\p{Nd}/u.test(run) ? mask(run) : run));
