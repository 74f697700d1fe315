import type { LookName } from './looks.ts';
import type { Colours } from './palette.ts';

export const SCHEMES = ['system', 'light', 'dark', 'site'] as const;
export const POSITIONS = ['bottom', 'corner', 'centre', 'inline'] as const;

/** `system`: as the visitor's device is set; `site`: as the page's own switch. */
export type Scheme = (typeof SCHEMES)[number];
export type Position = (typeof POSITIONS)[number];

/**
 * What a site may say of the banner's looks. Its colours are those of the light scheme, or of the only one; `dark`
 * holds those of the dark one, without which the look's own stand.
 */
export interface Tokens extends Colours {
  readonly look?: LookName;
  readonly scheme?: Scheme;
  readonly dark?: Colours;
  /** Of the box, in pixels; its buttons have half of it. */
  readonly radius?: number;
  /** Names of fonts parted by commas, or `site`: the page's own. */
  readonly font?: string;
}

export type Theme = LookName | Tokens;
