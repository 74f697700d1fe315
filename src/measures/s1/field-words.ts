import { plain } from './plain.ts';

/**
 * What fields of S1 are called in French, English and German: passwords, one-time codes, cards, accounts, identity,
 * health, tokens, private messages. Also the tokens of `autocomplete`.
 */
const WORDS =
  /pass|pwd|mdp|kennw|\bpin|otp|\btan\b|numeric[16]\b|time.c|verif|gungsc|usage u|einmal|geheim|sec[ru]|crypto|ziff|\bcc.?[nect]|card.?[nh]|[nty] card|carte.?[bvn]|e carte|kredit|karten|cv[vc]|ban[kq]|iban|\bbic|\brib|blz|konto|swift|sort.c|routing|compte.?n|o de compte|account.?n|steuer|tax|fisc|ssn|\bnir|ausw|ident|permis|sejour|licen|fuhrer|b.?day|birth|naiss|geburt|health|sante|gesun|medi[ck]|medec|arzt|diag|malad|krank|aller|sympt|patient|handi|disab|behind|pregn|encein|schwa|blut|blood|sangu|mutu|ordon|prescr|trait|insur|sicher|\bapi|token|jeton|messag|nachr|inbox/i;

/** Do the words of a field (name, id, label, placeholder, `autocomplete`) say that it is one of S1 (CNIL draft §48)? */
export const isSensitiveName = (said: string): boolean => WORDS.test(plain(said));
