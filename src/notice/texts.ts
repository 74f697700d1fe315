/** One file of `locales/`: key → text. `{name}` stands for a value, or for another text of the same file. */
export type Texts = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, string>>;
/** Plural form (CLDR) → text with `{n}`. */
export type Forms = Readonly<Record<string, string>>;

/** The text of a key, filled. Throws where there is no such text, or a placeholder has neither value nor text. */
export type Say = (key: string, values?: Values) => string;

export const speak = (texts: Texts): Say => {
  const say: Say = (key, values = {}) => {
    const text = texts[key];
    if (text === undefined) throw Error(`no text "${key}"`);
    // A value is put in as it is: braces in a company's name mean nothing.
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? say(name, values));
  };
  return say;
};

/** The plural forms that a locale has for a key, unfilled: `{ one: "{n} day", other: "{n} days" }`. */
export const formsOf = (texts: Texts, key: string): Forms =>
  Object.fromEntries(
    Object.keys(texts)
      .filter((name) => name.startsWith(`${key}.`))
      .map((name) => [name.slice(key.length + 1), texts[name] as string]),
  );

/**
 * The form for a whole number: every engine picks the same, which is not so of number formats. Where there is but one,
 * the rules are not asked for: to load them is slow.
 */
export const counted = (forms: Forms, language: string, n: number): string => {
  const form = Object.keys(forms)[1] && new Intl.PluralRules(language).select(n);
  return `${forms[`${form}`] ?? forms['other']}`.replace('{n}', `${n}`);
};
