import { createNameHash } from '../../../../src/recorder/redact/name-hash.ts';
import type { Vocabulary } from '../../../../src/recorder/redact/vocabulary.ts';

const among = (words: string): ((word: string) => boolean) => {
  const set = new Set(words.split(' '));
  return (word) => set.has(word);
};

const word = among(
  'true false red blue auto none flex grid block ease infinite linear and not only screen min-width solid center inherit no-repeat to right important sans-serif transparent',
);

/** What a browser would answer, for tests without one. */
export const spoken: Vocabulary = {
  tag: among(
    'html head body title meta link style script noscript div span p a b i u h1 h2 nav ul ol li table tbody tr td th img picture source video audio canvas object embed iframe input textarea select option optgroup datalist button form label details summary dialog slot template section',
  ),
  property: among(
    'color background width height display animation content transform font-family grid-area grid-template-areas opacity padding margin border fill stroke cursor min-width view-transition-name z-index',
  ),
  word: (name) => word(name) || spoken.property(name),
  pseudo: among(':hover :focus ::before ::after :root :host :first-child'),
};

/** The same in every test, so that expectations can be written down. */
export const hash = createNameHash(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]));
