import { inWords } from '../notice/duration.ts';
import { speak, type Texts } from '../notice/texts.ts';

type Values = Readonly<Record<string, string>>;

/** How a dossier says things in its language: sentences, numbers, times and places. */
export interface Voice {
  readonly language: string;
  say(key: string, values?: Values): string;
  /** The form of a text for a whole number, which it names by `{n}`. */
  count(key: string, n: number, values?: Values): string;
  /** “a, b and c”. */
  list(items: readonly string[]): string;
  /** “a, b or c”. */
  either(items: readonly string[]): string;
  duration(iso: string): string;
  percent(rate: number): string;
  number(n: number): string;
  date(day: string): string;
  country(code: string): string;
  tongue(tag: string): string;
}

/** Marks that stay with their word, and numbers with what they count; in French also its tall marks. */
const typeset = (text: string, language: string): string => {
  const kept = text
    .replace(/(\d|\{(?:n|before|after|day)\}) (?=[\p{L}{])/gu, '$1\u00a0')
    .replace(/((?:^|[^\p{L}])(?:articles?|paragraphes?|points?|section|n°)) (?=\d|[a-d]\b)/giu, '$1\u00a0');
  if (language !== 'fr') return kept;
  return kept
    .replace(/ (?=[:»])/g, '\u00a0')
    .replace(/« /g, '«\u00a0')
    .replace(/ (?=[;!?%])/g, '\u202f');
};

/** `texts`: one of the dossier's own files; its own words are typeset, what fills them is left as it is. */
export const createVoice = (given: Texts, language: string): Voice => {
  const texts: Texts = Object.fromEntries(
    Object.entries(given).map(([key, text]) => [key, typeset(text, language)]),
  );
  const filled = speak(texts);
  // “Replay Inc.” at the end of a sentence brings its own full stop.
  const say: Voice['say'] = (key, values) => filled(key, values).replace(/(?<!\.)\.\.(?=\s|$)/g, '.');
  const regions = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
  const tongues = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' });
  const joined = (items: readonly string[], last: string) =>
    items.length < 2
      ? (items[0] ?? '')
      : `${items.slice(0, -1).join(say('comma'))}${say(last)}${items[items.length - 1]}`;
  const plural = new Intl.PluralRules(language);
  const number = (n: number) => `${n}`.replace(/\B(?=(\d{3})+$)/g, say('thousands'));
  return {
    language,
    say,
    count(key, n, values = {}) {
      const form = `${key}.${plural.select(n)}`;
      return say(form in texts ? form : `${key}.other`, { ...values, n: number(n) });
    },
    list: (items) => joined(items, 'and'),
    either: (items) => joined(items, 'or'),
    duration: (iso) => inWords(texts, language, iso),
    percent: (rate) => say('percent', { n: `${+(rate * 100).toPrecision(4)}`.replace('.', say('decimal')) }),
    number,
    date: (day) => {
      const [year = '', month = '', date = ''] = day.split('-');
      return say('date', { year, month: say(`m${+month}`), day: +date === 1 ? say('first') : `${+date}` });
    },
    country: (code) => regions.of(code) ?? code,
    tongue: (tag) => tongues.of(tag) ?? tag,
  };
};
