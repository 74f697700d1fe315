import { compose } from './compose.ts';
import { factsOf, type Given } from './facts-of.ts';
import { toHtml } from './html.ts';
import { TEXTS } from './texts.ts';
import { createVoice } from './voice.ts';

/**
 * The files of a dossier, name and content: the facts as data, and the same in each language as a page that can be
 * printed. The same given makes the same bytes. `digest` is SHA-256 over UTF-8 bytes, lower-case hex. GDPR art. 30, 35.
 */
export const dossiersOf = (
  given: Given,
  digest: (text: string) => string,
): readonly (readonly [name: string, content: string])[] => {
  const facts = factsOf(given, digest);
  return [
    ...Object.entries(TEXTS).map(
      ([language, texts]) =>
        [`dossier.${language}.html`, toHtml(compose(facts, createVoice(texts, language)))] as const,
    ),
    ['dossier.json', `${JSON.stringify(facts, null, 2)}\n`],
  ];
};
