import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actOf, inOrder, plain } from '../../../src/audit/words.ts';
import { allWords } from '../../../src/cli/audit/all-words.ts';

const words = allWords();

/** A text of tarteaucitron's or Klaro's translation, from npm; empty where it has none. */
const said = (file: string, key: string): string => {
  const path = new URL(`../../../node_modules/${file}`, import.meta.url);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const found = new RegExp(`^\\s*"?${key}"?\\s*:\\s*["']?(.*?)["']?,?\\s*$`, 'm').exec(text)?.[1] ?? '';
  return found.replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
};

const KEYS = {
  tarteaucitronjs: {
    acceptAll: 'accept',
    allow: 'accept',
    denyAll: 'refuse',
    deny: 'refuse',
    personalize: 'choose',
  },
  klaro: { acceptAll: 'accept', ok: 'accept', decline: 'refuse', save: 'save', acceptSelected: 'save' },
} as const;
/** Slips of theirs that are no word, or one that says nothing by itself. */
const SLIPS = ['Разшреши', 'Geselecteerde', 'izin', 'yasak'];

describe.each(Object.keys(words))('the words of %s', (language) => {
  const tag = language === 'nb' ? 'no' : language;
  const labels = [
    ['tarteaucitronjs', `tarteaucitronjs/lang/tarteaucitron.${tag}.js`] as const,
    ['klaro', `klaro/src/translations/${tag}.yml`] as const,
  ].flatMap(([peer, file]) =>
    Object.entries(KEYS[peer]).map(([key, act]) => [said(file, key), act] as const),
  );

  it('know the buttons of other banners in that language', () => {
    const ordered = inOrder(words, language);
    const asked = labels.filter(([label]) => label && !SLIPS.includes(label));
    const known = asked.map(([label]) => [label, actOf(label, ordered, false)?.act]);
    expect(known).toEqual(asked);
  });

  it('say each phrase once, and it means that', () => {
    const own = words[language];
    const lists = (['refuse', 'save', 'accept'] as const).flatMap((act) =>
      (own?.[act] ?? []).map((phrase) => [phrase, act] as const),
    );
    expect(new Set(lists.map(([phrase]) => plain(phrase))).size).toBe(lists.length);
    const meant = lists.map(([phrase]) => [phrase, actOf(phrase, inOrder(words, language), false)?.act]);
    expect(meant).toEqual(lists);
  });
});

it('of the peers, nearly every language has some', () => {
  const has = (tag: string) => said(`tarteaucitronjs/lang/tarteaucitron.${tag}.js`, 'acceptAll') !== '';
  expect(Object.keys(words).filter((tag) => !has(tag === 'nb' ? 'no' : tag))).toEqual([
    'ga',
    'is',
    'mt',
    'sl',
  ]);
});
