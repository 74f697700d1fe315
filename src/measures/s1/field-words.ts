import { plain } from './plain.ts';

/**
 * What fields of S1 are called in French, English and German: passwords, one-time codes, cards, accounts, identity,
 * health, tokens, private messages. Also the tokens of `autocomplete`.
 */
const WORDS =
  /pass|pwd|mdp|kennw|\bpin\b|otp|\btan\b|numeric[16]\b|time.c|verif|gungsc|usage u|einmal|geheim|sec[ru]|crypto|ziffer|\bcc.?[nect]|card.?[nh]|(on|it|y) card|carte.?[bvn]|e carte|kredit|karten|cv[vc]|ban[kq]|iban|\bbic\b|\brib\b|blz|konto|swift|sort.c|routing|compte.?n|o de compte|account.?n|steuer|tax|fiscal|ssn|\bnir\b|ausw|ident|permis|sejour|licen|fuhrer|b.?day|birth|naiss|geburt|health|sante|gesun|medi[ck]|medec|arzt|diagn|malad|krank|aller|sympt|patient|handi|disab|behind|pregn|encein|schwa|blut|blood|sangu|mutu|ordon|prescr|trait|insur|sicher|\bapi\b|token|jeton|messag|nachr|inbox/i;

/** Do the words of a field (name, id, label, placeholder, `autocomplete`) say that it is one of S1 (CNIL draft §48)? */
export const isSensitiveName = (said: string): boolean => WORDS.test(plain(said));
