/** Text that is HTML already. */
export interface Html {
  readonly html: string;
}

export type Piece = string | number | Html | undefined | false | readonly Piece[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const named = (character: string): string =>
  `⟨U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}⟩`;

/**
 * Text for any place in a page, also in a quoted attribute. What would turn the order of what is read, or cannot be
 * seen at all, is named instead: nobody may hide words from the reader of evidence.
 */
export const escaped = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, (each) =>
      each === '\n' || each === '\t' ? each : named(each),
    )
    .replace(/[&<>"']/g, (each) => ENTITIES[each] as string);

const piece = (value: Piece): string => {
  if (value === undefined || value === false) return '';
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return 'html' in value ? value.html : value.map(piece).join('');
};

/** Every value is escaped, unless it was made by this function. */
export const html = (parts: TemplateStringsArray, ...values: readonly Piece[]): Html => ({
  html: String.raw({ raw: parts }, ...values.map(piece)),
});

/** Markup that this product wrote itself. */
export const raw = (text: string): Html => ({ html: text });
