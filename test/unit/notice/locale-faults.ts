import type { Words } from '../../../src/audit/words.ts';
import type { Texts } from '../../../src/notice/texts.ts';

/** Where each concept is spoken of: its word must be there. */
const SPOKEN: Readonly<Record<string, readonly string[]>> = {
  recording: ['title', 'lead', 'L1', 'L2', 'all', 'open', 'recording', 'erased.other', '2.lasts'],
  visit: ['title', 'L1', 'open', 'recording', '2.L1.when', '2.L3.when'],
  agreement: ['lead', 'consequence', '2.L1.when', '2.all.when', '2.about.further', '3.embed'],
  refusal: ['refuse-all', 'consequence'],
  masking: ['masked.all', 'masked.some', '2.recording.masking'],
  erasure: ['kept', 'soon', 'erased.other', 'pending', '2.recording.stop', '2.vendor.stop'],
  tracker: ['expired.other', '2.about.trackers', '2.vendor.stop'],
  difficulty: ['L2', 'soon', '2.L3.when', '2.recording.what'],
  controller: ['alone', 'joint', '2.controller', '2.joint-controller', '2.about.controller'],
  recipient: ['receivers', '2.about.recipients'],
};

/** Longest text of a key, in characters, before its placeholders are filled. What stands on a button is short. */
const LONGEST: readonly (readonly [RegExp, number])[] = [
  [/^(refuse-all|accept-all|choose|details|2\.close)$/, 22],
  [/^2\.lasts$/, 70],
  [/^2\.(unused|joint-controller|processor)$/, 45],
  [/^(withdraw|stopped|2\.save|2\.second|2\.[a-z-]+)$/, 34],
  [/^(title|open|recording|replay\.\w+)$/, 50],
  [/^(gpc|consequence|withdrawal|keep|residual|pending|3\.)/, 150],
  [/./, 260],
];

const SCRIPT: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  bg: /\p{Script=Cyrillic}/u,
  el: /\p{Script=Greek}/u,
  uk: /\p{Script=Cyrillic}/u,
};

const PLURAL = /^(month|day|hour|minute|erased|expired)\.(\w+)$/;
const COUNTRY = /^2\.[A-Z]{2}$/;
/** Signs and units, which languages share. */
const SIGNS = /^(direction|percent|decimal|comma|hour\.\w+|minute\.\w+|2\.lasts)$/;
/** The forms that whole numbers take. */
const formsOf = (language: string): string[] => [
  ...new Set([...Array(201).keys(), 1000].map((n) => new Intl.PluralRules(language).select(n))),
];
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort().join();
const letters = (text: string) =>
  text.replace(/\{\w+\}|\b\w+(\.\w+)+\b|\bGPC\b/g, '').match(/\p{L}/gu)?.length ?? 0;
const stemOf = (key: string) => PLURAL.exec(key)?.[1] ?? key;

/** What is wrong with a locale file: `key: sentence` each, none when it is sound. */
export const faultsOf = (
  language: string,
  texts: Texts,
  words: Words,
  references: Readonly<Record<string, Texts>>,
): readonly string[] => {
  const reference = references['fr'] as Texts;
  const faults: string[] = [];
  const fault = (key: string, what: string) => faults.push(`${key}: ${what}`);

  const stems = (all: Texts) => [...new Set(Object.keys(all).map(stemOf))];
  for (const key of stems(reference)) if (!stems(texts).includes(key)) fault(key, 'is missing');
  for (const key of Object.keys(texts))
    if (!stems(reference).includes(stemOf(key))) fault(key, 'is said by nobody');
  const order = stems(reference).filter((key) => stems(texts).includes(key));
  const own = stems(texts).filter((key) => order.includes(key));
  const moved = order.find((key, i) => key !== own[i]);
  if (moved) fault(moved, 'stands elsewhere than in fr.json');

  for (const stem of new Set(Object.keys(texts).flatMap((key) => PLURAL.exec(key)?.[1] ?? []))) {
    const forms = Object.keys(texts).flatMap((key) =>
      stemOf(key) === stem ? key.slice(stem.length + 1) : [],
    );
    if (!words.invariable.includes(stem))
      for (const form of new Set([...formsOf(language), 'other']))
        if (!forms.includes(form)) fault(`${stem}.${form}`, 'is a form that whole numbers take');
  }

  for (const [key, text] of Object.entries(texts)) {
    if (!text.trim()) {
      fault(key, 'is empty');
      continue;
    }
    const original = PLURAL.test(key) ? '{n}' : reference[key];
    if (original !== undefined && placeholders(text) !== placeholders(original))
      fault(key, 'has other placeholders');
    const [, longest = 0] = LONGEST.find(([pattern]) => pattern.test(key)) ?? [];
    if ([...text].length > longest) fault(key, `is longer than ${longest} characters`);
    if (SIGNS.test(key) || COUNTRY.test(key) || !letters(text)) continue;
    const same = Object.entries(references).some(([other, all]) => other !== language && all[key] === text);
    const cognate = words.cognates?.includes(key) ?? false;
    if (same && !cognate) fault(key, 'is not translated');
    if (!(SCRIPT[language] ?? /./).test(text)) fault(key, 'is not in the script of its language');
  }

  for (const [concept, keys] of Object.entries(SPOKEN)) {
    const { say, never } = words.concepts[concept] ?? { say: '(?!)', never: [] };
    for (const key of keys)
      if (texts[key] !== undefined && !new RegExp(say, 'iu').test(texts[key]))
        fault(key, `does not say "${concept}" in its one word, ${say}`);
    for (const other of never)
      for (const [key, text] of Object.entries(texts))
        if (!COUNTRY.test(key) && new RegExp(other, 'iu').test(text.replace(/\{\w+\}/g, '')))
          fault(key, `says "${concept}" in another word, ${other}`);
  }
  return faults;
};
