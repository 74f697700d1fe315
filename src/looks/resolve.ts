import { contrast, faintest } from './contrast.ts';
import { LOOK_NAMES, LOOKS, type Look, type LookName } from './looks.ts';
import { COLOUR, COLOURS, type Colours, type Palette } from './palette.ts';
import { SCHEMES, type Scheme, type Tokens } from './theme.ts';

/** What is wrong with a theme, by its place: `dark.ink`. */
export interface Flaw {
  readonly path: string;
  readonly reason: string;
  readonly rule: string;
}

/** A theme with nothing left to guess. */
export interface Resolved {
  readonly look: Look;
  readonly scheme: Scheme;
  readonly light: Palette;
  readonly dark: Palette;
  readonly flaws: readonly Flaw[];
}

const NAME =
  /^(?=.{1,200}$)[\p{L}\p{N}_-]+(?: [\p{L}\p{N}_-]+)*(?:, ?[\p{L}\p{N}_-]+(?: [\p{L}\p{N}_-]+)*)*$/u;
const GENERIC = /^(?:serif|sans-serif|monospace|cursive|fantasy|system-ui|ui-(?:sans-)?serif|ui-rounded)$/;
const KNOWN: readonly string[] = [...COLOURS, 'look', 'scheme', 'dark', 'radius', 'font'];

/** The colours given, and what follows from them: all that a site leaves out goes with what it says. */
const complete = (given: Colours, look: Look, own: Palette): Palette => {
  const ink = given.ink ?? own.ink;
  const paper = given.paper ?? own.paper;
  const grounds = given.ink || given.paper;
  const accent = given.accent ?? own.accent;
  const solid = given.fill ?? (look.solid ? accent : undefined);
  const fill = solid ?? (own.fill === own.paper || grounds ? paper : own.fill);
  const label =
    given.label ??
    // The better of the two on it.
    (solid &&
      [own.label, paper, ink].reduce((best, each) =>
        contrast(each, fill) > contrast(best, fill) ? each : best,
      )) ??
    ink;
  return {
    ...{ ink, paper, accent, fill, label },
    muted: given.muted ?? (grounds ? faintest(ink, paper, 5.5) : own.muted),
    line: given.line ?? (grounds ? faintest(ink, paper, 3.2) : own.line),
  };
};

const TEXT = 'WCAG 1.4.3 asks for 4.5';
const EDGE = 'WCAG 1.4.11 asks for 3';

/** Everything that has to be told from something else. R-173. */
const faint = (colours: Palette, place: string): Flaw[] => {
  const { ink, muted, paper, line, accent, fill, label } = colours;
  const pairs = [
    ['ink', ink, 'the paper', paper, 4.5, TEXT],
    ['muted', muted, 'the paper', paper, 4.5, TEXT],
    ['accent', accent, 'the paper', paper, 4.5, TEXT],
    ['label', label, 'the buttons', fill, 4.5, TEXT],
    // A button is told by its line, whatever it is filled with.
    ['line', line, 'the paper', paper, 3, EDGE],
  ] as const;
  return pairs.flatMap(([name, one, what, other, least, clause]) => {
    const ratio = contrast(one, other);
    if (ratio >= least) return [];
    // Rounded down: 4.49 is not 4.5.
    const said = (Math.floor(ratio * 100) / 100).toFixed(2);
    return {
      path: place + name,
      reason: `(${one}) stands out from ${what} (${other}) by ${said} to 1 only: ${clause}`,
      rule: 'R-173, WCAG 2.2',
    };
  });
};

/** Of what is no plain colour nothing is taken. */
const plainOf = (given: Colours, place: string, flaws: Flaw[]): Colours =>
  Object.fromEntries(
    COLOURS.flatMap((name) => {
      const colour: unknown = given[name];
      if (colour === undefined) return [];
      if (typeof colour === 'string' && COLOUR.test(colour)) return [[name, colour.toLowerCase()]];
      flaws.push({
        path: place + name,
        reason: 'is not a plain colour such as “#2f5bd3”',
        rule: 'R-166, CNIL 2020-092',
      });
      return [];
    }),
  );

/** Fills a theme in and judges it; its flaws are those that would break parity, reading or the page. */
export const resolve = (theme: unknown = {}): Resolved => {
  const flaws: Flaw[] = [];
  const wrong = (path: string, reason: string) =>
    void flaws.push({ path, reason, rule: 'R-166, CNIL 2020-092' });
  const given: Tokens = typeof theme === 'string' ? { look: theme as LookName } : Object(theme);
  const { look: named = 'quiet', scheme = 'system', dark = {}, radius, font } = given;
  for (const name of Object.keys(given)) if (!KNOWN.includes(name)) wrong(name, 'is not known here');
  if (!LOOK_NAMES.includes(named))
    wrong(
      typeof theme === 'string' ? '' : 'look',
      `must be one of ${LOOK_NAMES.map((each) => `“${each}”`).join(', ')}`,
    );
  if (!SCHEMES.includes(scheme))
    wrong('scheme', `must be one of ${SCHEMES.map((each) => `“${each}”`).join(', ')}`);
  const own: Look = Object.hasOwn(LOOKS, named) ? LOOKS[named] : LOOKS.quiet;
  const length = Number.isInteger(radius) && (radius as number) >= 0 && (radius as number) <= 32;
  if (radius !== undefined && !length) wrong('radius', 'must be a whole number of pixels from 0 to 32');
  const names = typeof font === 'string' && NAME.test(font);
  if (font !== undefined && !names)
    wrong('font', 'must be names of fonts parted by commas, without quotes, or “site”');
  const look: Look = {
    ...own,
    ...(length && { radius: radius as number, corner: Math.round((radius as number) / 2) }),
    ...(names && { font: font === 'site' ? 'inherit' : quoted(font) }),
  };
  const only = scheme === 'dark';
  const first = plainOf(given, '', flaws);
  const second = only ? first : plainOf(Object(dark), 'dark.', flaws);
  const light = complete(only ? {} : first, own, own.light);
  const night = complete(second, own, own.dark);
  if (!flaws.length) {
    if (!only) flaws.push(...faint(light, ''));
    if (scheme !== 'light') flaws.push(...faint(night, only ? '' : 'dark.'));
  }
  return { look, scheme, light, dark: night, flaws };
};

const quoted = (names: string): string =>
  names
    .split(',')
    .map((name) => name.trim())
    .map((name) => (GENERIC.test(name) ? name : `"${name}"`))
    .join(', ');
