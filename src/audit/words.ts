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

/** A label as it is compared: small letters, one kind of apostrophe, no signs around it. */
export const plain = (label: string): string =>
  label
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’ʼ`´]/g, "'")
    .replace(/[^\p{L}\p{M}\p{N}'&,-]+/gu, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '')
    .trim();

const CLOSES = /^(?:x|×|✕|✖|close|fermer|schließen|cerrar|chiudi|sluiten|fechar)$/iu;
/** Longer than this, a label is a sentence that happens to hold a word. */
const LABEL = 8;

/** What a label says: the longest phrase that it is or holds, in the first language that has one. */
export const actOf = (
  label: string,
  words: readonly (readonly [string, Words])[],
  later: boolean,
): { readonly act: Act; readonly language: string; readonly exact: boolean } | null => {
  const said = plain(label);
  if (CLOSES.test(label.trim())) return { act: 'close', language: '', exact: true };
  if (!said || said.split(' ').length > LABEL) return null;
  const acts: readonly Act[] = later
    ? ['withdraw', 'choose', 'refuse', 'accept', 'save']
    : ['refuse', 'save', 'accept', 'choose', 'withdraw'];
  let found: { act: Act; language: string; exact: boolean; length: number } | null = null;
  for (const [language, each] of words)
    for (const act of acts)
      for (const phrase of each[act as 'accept']) {
        const known = plain(phrase);
        if (known === said) return { act, language, exact: true };
        // Two letters are in too many words of too many languages.
        if (known.length < 3 || known.length <= (found?.length ?? 0)) continue;
        if (` ${said} `.includes(` ${known} `)) found = { act, language, exact: false, length: known.length };
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
