import { type Kind, shaped } from './kind.ts';

/** JSON Web Tokens. */
export const jwt: Kind = shaped('jwt', /(?<![\w-])eyJ[\w-]{5,}\.[\w-]{5,}/g);

/** What follows `Bearer`, where no word of a language looks like it. */
export const bearer: Kind = shaped('bearer', /(?<![a-z])bearer\s{1,9}[\w.~+/=-]{8,}/gi, (match) =>
  /\d|[a-z][A-Z]|\S{16}/.test(match.slice(7)),
);

/** Keys of services whose form is known, and whatever is said to be a key, a token or a secret. */
export const apiKey: Kind = shaped(
  'api-key',
  /(?<![\w-])(?:[sprw]k_(?:live|test)_|gh[pousr]_|github_pat_|xox[abeprs]-|glpat-|npm_|AKIA|AIza|SG\.)[\w.-]{12,}|(?<![a-z])(?:api[ _-]?key|token|secret|access[ _-]?key)["']?\s{0,3}[:=]\s{0,3}["']?[\w.~+/-]{8,}/gi,
  (match) => /\d/.test(match) && (match.length > 19 || /[:=]/.test(match)),
);

/** What is said to be a password: letters and a digit, six or more. */
export const password: Kind = shaped(
  'password',
  /(?:passwor[dt]|mot de passe|pwd|mdp|kennwort)["']?\s{0,3}[:=]\s{0,3}\S{6,}/gi,
  (match) => {
    const said = match.replace(/^[^:=]*[:=]\s*/, '');
    return /\d/.test(said) && /\p{L}/u.test(said);
  },
);

/** What is said to be a card's check digits. */
export const cvv: Kind = shaped('cvv', /(?<![a-z])cv[vc]2?\s{0,3}[:=]\s{0,3}\d{3,4}(?!\d)/gi);
