import type { Act } from './seen-layer.ts';

/** One file of `src/audit/words`: what a language says on banners, and its one word for each concept. */
export interface Words {
  readonly accept: readonly string[];
  readonly refuse: readonly string[];
  readonly choose: readonly string[];
  readonly save: readonly string[];
  readonly withdraw: readonly string[];
  readonly banner: readonly string[];
  readonly replay: readonly string[];
  readonly steering: readonly string[];
  readonly legitimateInterest: readonly string[];
  readonly unfair: readonly string[];
  readonly concepts: Readonly<Record<string, { readonly say: string; readonly never: readonly string[] }>>;
  /** Keys whose text rightly is that of the English or French file as well. */
  readonly cognates?: readonly string[];
  /** Counted words that never change with their number. */
  readonly invariable: readonly string[];
}

/** Words of every language, by its tag. */
export type AllWords = Readonly<Record<string, Words>>;

/** The language of a page first, then English, then all others. */
export const inOrder = (all: AllWords, language: string): readonly (readonly [string, Words])[] => {
  const own = language.toLowerCase().split('-')[0] ?? '';
  const rank = (tag: string) => (tag === own ? 0 : tag === 'en' ? 1 : 2);
  return Object.entries(all).sort(([a], [b]) => rank(a) - rank(b));
};

/**
 * A label as it is compared: small letters, one kind of apostrophe, no signs around it. As capitals are written without
 * them, Greek loses its accents and its last sigma, and every i its dot, whichever a Turkish capital had.
 */
export const plain = (label: string): string =>
  label
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=\p{Script=Greek})\u0301|(?<=i)\u0307/gu, '')
    .normalize('NFC')
    .replace(/ı/g, 'i')
    .replace(/ς/g, 'σ')
    .replace(/[’ʼ`´]/g, "'")
    .replace(/[^\p{L}\p{M}\p{N}'&,-]+/gu, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '')
    .trim();

const CLOSES = /^(?:x|×|✕|✖|close|fermer|schließen|cerrar|chiudi|sluiten|fechar)$/iu;
/** Longer than this, a label is a sentence that happens to hold a word, unless it begins with it. */
const LABEL = 8;
const SENTENCE = 20;
const spaced = (text: string): string => text.replaceAll(',', ' ').replace(/ +/g, ' ');

/** “Non merci, je préfère …”: an answer, and what one is meant to feel about it. */
const opening = (said: string, words: readonly (readonly [string, Words])[]): Meant | null => {
  for (const [language, each] of words.slice(0, 2))
    for (const [phrase, act] of phrasesOf(each))
      if (
        (act === 'refuse' || act === 'accept') &&
        (said.startsWith(`${phrase}, `) || (phrase.includes(' ') && said.startsWith(`${phrase} `)))
      )
        return { act, language, exact: false };
  return null;
};

type Phrases = readonly (readonly [phrase: string, act: Act])[];
const compiled = new WeakMap<Words, Phrases>();

const phrasesOf = (words: Words): Phrases => {
  const known = compiled.get(words);
  if (known) return known;
  const made = (['refuse', 'save', 'accept', 'choose', 'withdraw'] as const).flatMap((act) =>
    words[act].map((phrase) => [plain(phrase), act] as const),
  );
  compiled.set(words, made);
  return made;
};

const LATER: readonly Act[] = ['withdraw', 'choose', 'refuse', 'accept', 'save'];

export interface Meant {
  readonly act: Act;
  readonly language: string;
  readonly exact: boolean;
}

/**
 * What a label says: the phrase that it is, else the longest that it holds, in the first language that has one.
 * `later`: it stands outside of a banner, where what lets one choose lets one change a choice.
 */
export const actOf = (
  label: string,
  words: readonly (readonly [string, Words])[],
  later: boolean,
): Meant | null => {
  const said = plain(label);
  if (CLOSES.test(label.trim())) return { act: 'close', language: '', exact: true };
  const count = said.split(' ').length;
  if (!said || count > SENTENCE) return null;
  if (count > LABEL) return later ? null : opening(said, words);
  const padded = ` ${spaced(said)} `;
  let found: (Meant & { readonly length: number }) | null = null;
  for (const [language, each] of words) {
    const exact = phrasesOf(each).filter(([phrase]) => phrase === said);
    const acts = exact.map(([, act]) => act);
    const act = later ? LATER.find((one) => acts.includes(one)) : acts[0];
    if (act) return { act, language, exact: true };
    // Two letters are in too many words of too many languages.
    for (const [phrase, one] of phrasesOf(each))
      if (phrase.length > Math.max(2, found?.length ?? 0) && padded.includes(` ${spaced(phrase)} `))
        found = { act: one, language, exact: false, length: phrase.length };
  }
  return found;
};

/** Any of these patterns; one that nothing fits where there is none. */
export const anyOf = (patterns: readonly string[]): RegExp => new RegExp(patterns.join('|') || '(?!)', 'iu');

/** Every pattern that a text holds, as it is found there. */
export const hits = (text: string, patterns: readonly string[]): readonly string[] => {
  const same = text.replace(/[’ʼ]/g, "'");
  return patterns.flatMap((pattern) => new RegExp(pattern.replace(/[’ʼ]/g, "'"), 'iu').exec(same)?.[0] ?? []);
};
