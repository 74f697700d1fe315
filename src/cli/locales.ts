import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Texts } from '../notice/texts.ts';

/** From src/cli, and from dist/esm/cli. */
const folder = ['../../locales/', '../../../locales/']
  .map((place) => new URL(place, import.meta.url))
  .find((place) => existsSync(place)) as URL;

/** The languages that have a locale, in alphabetical order. */
export const shippedLanguages = (): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();

export const textsOf = (language: string): Texts =>
  JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8')) as Texts;
