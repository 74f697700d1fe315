/** Says how a thing looks or what it is doing, not what it is. */
const PASSING =
  /^(active|open|opened|closed|selected|current|show|shown|hide|hidden|visible|invisible|expanded|collapsed|disabled|loading|loaded|first|last|odd|even|clearfix|row|col|column|container|wrapper|inner|outer|content|flex|grid|block|inline|relative|absolute|fixed|sticky|static|left|right|center|small|large|bold|italic|underline|truncate|uppercase|lowercase|capitalize|antialiased|transition|transform|border|rounded|shadow|cursor|group|peer|dark|light)$/;
const PREFIX =
  /^(is|has|js|css|sc|jsx|jss|svelte|astro|emotion|styled|tw|mui|radix|headlessui|react|ember|ext|yui|gwt|ng|v|data|cdk|mat|ant|chakra|m[trblxy]?|p[trblxy]?|w|h|min|max|text|bg|font|border|rounded|shadow|gap|items|justify|align|self|content|leading|tracking|space|divide|ring|opacity|z|top|bottom|left|right|inset|order|col|row|grid|flex|overflow|cursor|transition|duration|ease|animate|d|fs|fw|lh|u|hover|focus|sm|md|lg|xl|xs)-/;
/** Of few letters, and said all the same. */
const SHORT = new Set('nav btn ttl hdr ftr cta faq to of in on by my up de du la le au et un ma'.split(' '));

const wordsOf = (name: string): readonly string[] =>
  name.split(/[-_]+|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase());

const isWord = (word: string): boolean =>
  SHORT.has(word) ||
  (/^[a-z]{3,18}$/.test(word) &&
    /[aeiouy]/.test(word) &&
    !/[^aeiouy]{5}/.test(word) &&
    !/(.)\1\1/.test(word));

/**
 * Is this class or id one that a person wrote, and that is still there after the next build? Generated names
 * (`css-1a2b3c`, `sc-bdVaJa`, `Menu_root__x7Y2k`, `:r1:`), states and utilities are not.
 */
export const isStableName = (name: string): boolean =>
  /^[A-Za-z][A-Za-z_-]{2,39}$/.test(name) &&
  !PREFIX.test(name) &&
  !PASSING.test(name.toLowerCase()) &&
  wordsOf(name).every(isWord);
