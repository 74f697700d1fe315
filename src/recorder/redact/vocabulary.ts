import { remember } from './remember.ts';

/** What the browser itself has a name for: such a word is nobody's own. Everything else is hashed or dropped. */
export interface Vocabulary {
  /** An element of HTML, by its lower-case name; a custom element is not. */
  tag(name: string): boolean;
  /** A CSS property; a custom property is not. */
  property(name: string): boolean;
  /** A keyword: one that any style sheet may use, or that this property takes. */
  word(name: string, property: string): boolean;
  /** A pseudo-class or pseudo-element without arguments, with its colons. */
  pseudo(selector: string): boolean;
}

/** Words of shorthands, functions and conditions, and of properties that also take names. */
const SPOKEN =
  /^(none|auto|normal|true|false|to|at|from|in|and|or|not|only|screen|print|orientation|portrait|landscape|prefers-(color-scheme|reduced-motion)|reduce|no-preference|dark|light|(any-)?(hover|pointer)|coarse|fine|(m(in|ax)-)?resolution|important|circle|ellipse|(closest|farthest)-(side|corner)|auto-fi(ll|t)|(min|max|fit)-content|srgb|okl(ch|ab)|(sans-)?serif|monospace|system-ui|span|ease(-in)?(-out)?|linear|infinite|(alternate-)?reverse|alternate|forwards|both|bold|italic|cover|center|start|end)$/;

/** Asks the running browser, and remembers its answers. */
export function browserVocabulary(): Vocabulary {
  // An escaped `var(--x)` would be right for any property: only what looks like a word is asked about.
  const takes = (property: string, word: string): boolean =>
    /^-?[a-z][a-z\d-]*$/.test(word) && CSS.supports(property, word);
  const property = remember((name) => !/^--/.test(name) && takes(name, 'inherit'));
  const spoken = remember((name) => SPOKEN.test(name) || property(name) || takes('border', name));
  // A property that takes a word nobody ever wrote takes names: its yes says nothing.
  const names = remember((name) => takes(name, 'h0temoin'));

  return {
    property,
    tag: remember(
      (name) => /^[a-z]+\d?$/.test(name) && !(document.createElement(name) instanceof HTMLUnknownElement),
    ),
    word: (name, of) => spoken(name) || (!names(of) && takes(of, name)),
    // An escaped `is(…)` would be a selector of its own; and Chromium takes any `::-webkit-` name.
    pseudo: remember((selector) =>
      /^::-/.test(selector)
        ? /^::-webkit-scrollbar(-thumb|-track)?$/.test(selector)
        : /^::?[a-z-]+$/.test(selector) && CSS.supports(`selector(${selector})`),
    ),
  };
}
