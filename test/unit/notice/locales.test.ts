import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Words } from '../../../src/audit/words.ts';
import type { Asked } from '../../../src/notice/asked.ts';
import { createNotice } from '../../../src/notice/create-notice.ts';
import { createSecondNotice } from '../../../src/notice/create-second-notice.ts';
import type { Notice, SecondNotice } from '../../../src/notice/notice.ts';
import type { Texts } from '../../../src/notice/texts.ts';
import { asked, audience, errors, experience } from './example.ts';
import { faultsOf } from './locale-faults.ts';

const read = <T>(place: string): T =>
  JSON.parse(readFileSync(new URL(`../../../${place}`, import.meta.url), 'utf8')) as T;
const locales = readdirSync(new URL('../../../locales/', import.meta.url))
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({
    language: name.slice(0, -5),
    texts: read<Texts>(`locales/${name}`),
    words: read<Words>(`src/audit/words/${name}`),
  }));
const textsOf = (language: string): Texts =>
  locales.find((locale) => locale.language === language)?.texts ?? {};
const references = { fr: textsOf('fr'), en: textsOf('en') };

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String);

type Shown = Omit<Notice, 'layer'> & Pick<SecondNotice, 'second'>;

/** The longest that a configuration within limits can make of a text. */
const widest = (language: string, texts: Texts): Shown[] =>
  [{ L2: {} }, { L1: { rate: 0.125 } }, { L1: { rate: 1 } }, { L3: { within: 'P2DT23H' } }].map(
    (limitation) => {
      const configuration: Asked = {
        ...asked,
        recipients: [
          ...(asked.recipients ?? []),
          { name: 'Mesure SARL', role: 'joint-controller', country: 'BE' },
        ],
        unmask: ['nav'],
        purposes: [
          { ...errors, limitation, retention: 'P5M29D' },
          { ...experience, limitation, retention: 'P5M29D' },
          { ...audience, title: { [language]: '…' }, description: { [language]: '…' } },
        ],
      };
      const { layer: _, ...first } = createNotice(configuration, texts, language);
      return { ...first, second: createSecondNotice(configuration, texts, language).second };
    },
  );

const strings = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(Object(value)).flatMap(strings);
const wordsIn = (text: string) =>
  text.split(/[\s\u00a0]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
const sentences = (text: string) => text.split(/(?<=[.!?؟])\s+/).filter(Boolean);
const any = (patterns: readonly string[]) => patterns.map((pattern) => new RegExp(pattern, 'iu'));

describe.each(locales.map((locale) => [locale.language, locale] as const))(
  'locales/%s.json',
  (language, { texts, words }) => {
    const notices = widest(language, texts);
    const shown = notices.flatMap(strings);

    it('has every text and form, translated, within its length, with its placeholders, one word a concept', () => {
      expect(faultsOf(language, texts, words, references)).toEqual([]);
    });

    it('keeps a title within 60 characters and a description within 220', () => {
      for (const { title, description } of notices.flatMap(({ first }) => first.purposes)) {
        expect([...title].length, title).toBeLessThanOrEqual(60);
        expect([...description].length, description).toBeLessThanOrEqual(220);
      }
    });

    it('says no more than 30 words a sentence, and 15 on average', () => {
      const all = [...new Set(shown)].flatMap(sentences);
      expect(all.filter((sentence) => wordsIn(sentence) > 30)).toEqual([]);
      expect(all.map(wordsIn).reduce((a, b) => a + b) / all.length).toBeLessThanOrEqual(15);
    });

    it('steers nobody, and claims no approval and no legitimate interest', () => {
      const banned = [...words.steering, ...words.legitimateInterest, ...words.unfair];
      for (const pattern of [/!/, /certifi/i, /\bagréé|approved by/i, ...any(banned)])
        for (const text of shown) expect(text).not.toMatch(pattern);
    });

    it('refuses and accepts in words of one register, as many and as long', () => {
      for (const { first, second } of notices)
        for (const controls of [first.controls, second.controls]) {
          const [refuse, accept] = controls.map(({ label }) => label) as [string, string];
          expect(wordsIn(refuse)).toBe(wordsIn(accept));
          const lengths = [refuse, accept].map((label) => [...label].length);
          expect(Math.min(...lengths) / Math.max(...lengths)).toBeGreaterThanOrEqual(0.7);
        }
    });

    it('says of each replay purpose, in its title or description, that it records', () => {
      for (const { id, title, description } of notices.flatMap(({ first }) => first.purposes))
        if (id.startsWith('replay.'))
          expect(any(words.replay).some((stem) => stem.test(`${title} ${description}`))).toBe(true);
    });

    it('leaves no placeholder in what is shown but the two of the control', () => {
      for (const { control, ...layers } of notices) {
        expect(strings(layers).join(' ')).not.toMatch(/[{}|]/);
        expect(placeholders(strings(control).join(' ')).every((name) => /^\{(n|names)\}$/.test(name))).toBe(
          true,
        );
      }
    });

    it('names its direction', () => {
      expect(notices[0]?.direction).toBe(language === 'ar' ? 'rtl' : 'ltr');
    });

    it('has its own buttons among the words by which an audit knows a banner', () => {
      const known = (list: readonly string[], key: string) => list.includes(`${texts[key]}`.toLowerCase());
      expect(known(words.accept, 'accept-all')).toBe(true);
      expect(known(words.refuse, 'refuse-all')).toBe(true);
      expect(known(words.choose, 'choose')).toBe(true);
      expect(known(words.save, '2.save')).toBe(true);
      expect(known(words.withdraw, 'withdraw') && known(words.withdraw, 'open')).toBe(true);
    });
  },
);

/** Each fault planted in a sound file. */
describe('a locale file', () => {
  const sound = textsOf('en');
  const words = locales.find(({ language }) => language === 'en')?.words as Words;
  const faults = (change: Record<string, string | undefined>) =>
    faultsOf(
      'en',
      Object.fromEntries(
        Object.entries({ ...sound, ...change }).filter(([, text]) => text !== undefined),
      ) as Texts,
      words,
      references,
    );

  it.each([
    ['lacks a text', { lead: undefined }, 'lead'],
    ['lacks a plural form', { 'day.one': undefined }, 'day.one'],
    ['has a text that nobody says', { 'first.thing': 'A thing' }, 'first.thing'],
    ['has an empty text', { title: ' ' }, 'title'],
    ['is not translated', { consequence: `${references.fr['consequence']}` }, 'consequence'],
    ['is too long', { 'refuse-all': 'Refuse all of these recordings' }, 'refuse-all'],
    ['loses a placeholder', { keep: 'Choice kept, yes or no.' }, 'keep'],
    ['invents a placeholder', { stopped: 'Stopped by {name}.' }, 'stopped'],
    ['says a concept in another word', { withdrawal: 'Your session ends at once.' }, 'withdrawal'],
    ['does not say a concept', { kept: 'Gone within {retention}.' }, 'kept'],
  ])('that %s fails with the name of the key', (_, change, key) => {
    const found = faults(change);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((fault) => fault.startsWith(`${key}: `))).toBe(true);
  });
});

it('finds the official languages of the Union among the locales, and six more', () => {
  const official = 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv'.split(' ');
  expect(locales.map(({ language }) => language)).toEqual(
    [...official, 'ca', 'nb', 'is', 'uk', 'tr', 'ar'].sort(),
  );
});
