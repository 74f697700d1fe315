import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Asked } from '../../../src/notice/asked.ts';
import { createNotice } from '../../../src/notice/create-notice.ts';
import { createSecondNotice } from '../../../src/notice/create-second-notice.ts';
import type { Notice, SecondNotice } from '../../../src/notice/notice.ts';
import type { Texts } from '../../../src/notice/texts.ts';
import { asked, audience, errors, experience } from './example.ts';

const folder = new URL('../../../locales/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const locales = files.map((name) => ({
  language: name.slice(0, -5),
  texts: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Texts,
}));
const reference = locales.find(({ language }) => language === 'fr')?.texts ?? {};

/** Languages differ in plural forms: of those, only that there is `other` is asked. */
const plural = /\.(zero|one|two|few|many)$/;
const keysOf = (texts: Texts) => Object.keys(texts).filter((key) => !plural.test(key));
const placeholders = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

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
const words = (text: string) => text.split(/[\s\u00a0]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
const sentences = (text: string) => text.split(/(?<=[.!?])\s+/).filter(Boolean);

const banned: Record<string, RegExp[]> = {
  '*': [/!/, /certifi/i, /\bagréé|approved by/i],
  fr: [
    /intérêts? légitimes?/i,
    /meilleure expérience|soutenez|dommage|allez manquer|chaque visite compte|aidez-nous|partenaires/i,
    /continuer sans accepter|je décline|non essentielles|paramétrer/i,
    /enregistrer mes|sauvegarder/i,
  ],
  en: [
    /legitimate interest/i,
    /we value|best experience|help us|sad\b|miss out|partners|enhance|improve your/i,
    /continue without|decline non|non-essential/i,
    /opt[- ]?(in|out)/i,
  ],
};

describe.each(locales)('locales/$language.json', ({ language, texts }) => {
  const notices = widest(language, texts);
  const shown = notices.flatMap(strings);

  it('has every text, in the same order, and none that nobody says', () => {
    expect(keysOf(texts)).toEqual(keysOf(reference));
    for (const text of Object.values(texts)) expect(text.trim()).not.toBe('');
  });

  it('has the same placeholders', () => {
    for (const key of keysOf(texts))
      expect([key, placeholders(texts[key])]).toEqual([key, placeholders(reference[key])]);
    for (const [key, text] of Object.entries(texts))
      if (plural.test(key)) expect([key, placeholders(text)]).toEqual([key, ['{n}']]);
  });

  it('keeps a title within 60 characters and a description within 220', () => {
    for (const { title, description } of notices.flatMap(({ first }) => first.purposes)) {
      expect([...title].length).toBeLessThanOrEqual(60);
      expect([...description].length).toBeLessThanOrEqual(220);
    }
  });

  it('says no more than 30 words a sentence, and 15 on average', () => {
    const all = [...new Set(shown)].flatMap(sentences).map(words);
    expect(Math.max(...all)).toBeLessThanOrEqual(30);
    expect(all.reduce((a, b) => a + b) / all.length).toBeLessThanOrEqual(15);
  });

  it('steers nobody, and claims no approval and no legitimate interest', () => {
    for (const pattern of [...(banned['*'] ?? []), ...(banned[language] ?? [])])
      for (const text of shown) expect(text).not.toMatch(pattern);
  });

  it('refuses and accepts in words of one register, as many and as long', () => {
    for (const { first, second } of notices)
      for (const controls of [first.controls, second.controls]) {
        const [refuse, accept] = controls.map(({ label }) => label) as [string, string];
        expect(words(refuse)).toBe(words(accept));
        expect(
          Math.min(refuse.length, accept.length) / Math.max(refuse.length, accept.length),
        ).toBeGreaterThanOrEqual(0.7);
      }
  });

  it('says of each replay purpose, in its title or description, that it records', () => {
    const word = { fr: /enregistr|rejou/i, en: /record|replay/i }[language] ?? /./;
    for (const { id, title, description } of notices.flatMap(({ first }) => first.purposes))
      if (id.startsWith('replay.')) expect(`${title} ${description}`).toMatch(word);
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
    expect(['ltr', 'rtl']).toContain(notices[0]?.direction);
  });
});

it('finds French and English among the locales', () => {
  expect(locales.map(({ language }) => language)).toEqual(expect.arrayContaining(['en', 'fr']));
});
