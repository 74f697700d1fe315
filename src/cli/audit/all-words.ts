import { readdirSync, readFileSync } from 'node:fs';
import type { AllWords, Words } from '../../audit/words.ts';

/** From src/cli/audit and from dist/esm/cli/audit alike. */
const folder = new URL('../../audit/words/', import.meta.url);

/** What every language says on banners. */
export const allWords = (): AllWords =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => [name.slice(0, -5), JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Words]),
  );

/** Of a language such as `fr-CA`; English where there is none. */
export const wordsFor = (all: AllWords, language: string): Words =>
  all[language.toLowerCase().split('-')[0] ?? ''] ?? (all['en'] as Words);
