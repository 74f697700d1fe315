/**
 * What fields of S1 are called in French, English and German: passwords, one-time codes, cards, accounts, identity,
 * health, tokens, private messages. Also the tokens of `autocomplete`. Read after `plain`.
 */
const WORDS =
  /pass ?(w|code|phr|port)|passep|isepass|\bpwd|de passe|\bmdp|kennwort|\b(pin|otp|tan|cv[vcn]2?|iban|bic|rib|blz|nir|ssn|nino|cni|dob|sante|api|secu)\b|(time|veri\w*|gungs) ?code|code de v|einmal|geheim|secre|securit|sicherh|cryptog|ziffer|\bcc ?[nect]|card ?(n|hol)|(it|id\w*) card|de (la )?carte|carte (ban|bl|vit|nat)|kartenn|kreditk|banque\b|bank|banca|konto ?[ni]|swift|sort ?code|o de compte|(account|compte|routing|tax|steuer|fisc\w+) ?(id|n)|o fiscal|sozialv|insur|ausweis|identi|permis de|licence n|fuhrers|b ?day|birth|naiss|geburt|health|gesundh|medi[ck]a|medec|arzt|diagn|malad|krank|allerg|sympt|patient|handic|disabi|behinder|pregn|encein|grossess|schwang|blut|blood|sangu|mutuell|ordonn|prescri|traitem|token|jeton|message|nachricht|inbox/;

/** As words are compared: without accents, capitals apart (`cardNumber`), and one space for all that is no letter. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z])(?=[A-Z])/g, '$1 ')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, ' ');

/** Do the words of a field (name, id, label, placeholder, `autocomplete`) say that it is one of S1 (CNIL draft §48)? */
export const isSensitiveName = (said: string): boolean => WORDS.test(plain(said));
