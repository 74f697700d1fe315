import { counted, formsOf, speak, type Texts, type Values } from '../../notice/texts.ts';
import en from './texts.en.json' with { type: 'json' };
import fr from './texts.fr.json' with { type: 'json' };

export type Language = 'fr' | 'en';

/** French has a space that does not break before double signs and inside its quotation marks. */
const spaced = (texts: Texts): Texts =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      text.replace(/ (?=[:;?!»%])/g, '\u00a0').replace(/« /g, '«\u00a0'),
    ]),
  );

const TEXTS: Readonly<Record<Language, Texts>> = { fr: spaced(fr), en };

/** How a report says things. The same on every machine: nothing comes from its locale data but plural forms. */
export interface Voice {
  readonly language: Language;
  say(key: string, values?: Values): string;
  /** The text of a key, if there is one. */
  maybe(key: string): string | undefined;
  /** A whole number. */
  number(n: number): string;
  /** The form of a key for a whole number, which stands for `{n}`. */
  count(key: string, n: number): string;
  /** `2026-11-03T10:00:00Z` → 3 novembre 2026, 10:00:00 UTC */
  moment(iso: string): string;
  /** `2026-11-03…` → 3 novembre 2026 */
  day(iso: string): string;
  /** `2026-11` → novembre 2026 */
  month(month: string): string;
  /** Milliseconds, in the unit that reads best. */
  span(milliseconds: number): string;
}

export const voiceOf = (language: Language): Voice => {
  const texts = TEXTS[language];
  const say = speak(texts);
  const months = say('months').split(' ');
  const number = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, say('thousands'));
  const decimal = (n: number): string => n.toFixed(1).replace('.', say('decimal'));
  const day = (iso: string): string =>
    say(iso.slice(8, 10) === '01' ? 'day.first' : 'day', {
      day: `${Number(iso.slice(8, 10))}`,
      month: `${months[Number(iso.slice(5, 7)) - 1]}`,
      year: iso.slice(0, 4),
    });
  return {
    ...{ language, say, number, day },
    maybe: (key) => texts[key],
    count: (key, n) => counted(formsOf(texts, key), language, n).replace(String(n), number(n)),
    moment: (iso) => `${day(iso)}, ${iso.slice(11, 19)} UTC`,
    month: (month) => `${months[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`,
    span: (ms) =>
      ms < 1000
        ? `${number(ms)} ms`
        : ms < 120_000
          ? `${decimal(ms / 1000)} s`
          : `${number(Math.round(ms / 60_000))} min`,
  };
};
