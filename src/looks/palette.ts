/** The colours of one scheme, each `#rrggbb`. What colours one button colours all of them. */
export interface Palette {
  readonly ink: string;
  /** Of what is said in smaller words. */
  readonly muted: string;
  readonly paper: string;
  /** Around the box and its buttons. */
  readonly line: string;
  /** Of links and of the ring around what has the focus. */
  readonly accent: string;
  /** Inside the buttons, and of their words. */
  readonly fill: string;
  readonly label: string;
}

/** Colours a site may name; what it leaves out follows from them. */
export type Colours = { readonly [Name in keyof Palette]?: string };

export const COLOURS = ['ink', 'muted', 'paper', 'line', 'accent', 'fill', 'label'] as const;

/** What a colour has to look like: three or six digits, nothing that could be read as anything else. */
export const COLOUR: RegExp = /^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/;
