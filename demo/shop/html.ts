/** Markup that is safe to send: everything put into it was escaped, or was itself `Html`. */
export interface Html {
  readonly markup: string;
}

type Value = string | number | false | undefined | Html | readonly Value[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const written = (value: Value): string => {
  if (value === false || value === undefined) return '';
  if (typeof value === 'object') return 'markup' in value ? value.markup : value.map(written).join('');
  return String(value).replace(/[&<>"']/g, (letter) => ESCAPES[letter] as string);
};

/** Markup from a template; what is put in is escaped, lists are joined, `false` and `undefined` write nothing. */
export const html = (texts: TemplateStringsArray, ...values: readonly Value[]): Html => ({
  markup: texts.reduce((before, text, place) => before + written(values[place - 1]) + text),
});

/** JSON inside `<script type="application/json">`: data that no policy stops and no text can break out of. */
export const json = (value: unknown): Html => ({ markup: JSON.stringify(value).replaceAll('<', '\\u003c') });
