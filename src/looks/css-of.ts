import { contrast } from './contrast.ts';
import type { Look } from './looks.ts';
import { COLOURS, type Palette } from './palette.ts';
import { positionCss } from './positions.ts';
import { resolve } from './resolve.ts';
import { POSITIONS, type Position } from './theme.ts';

/** `!important` inside a shadow root is above whatever the site's own sheet says of the host. */
const tokens = (colours: Palette, scheme: 'light' | 'dark'): string =>
  `${COLOURS.map((name) => `--temoin-${name}:${colours[name]}!important`).join(';')};color-scheme:${scheme}!important`;

/** One rule for all buttons of a row, whatever it says. `filled`: so that a ring of the accent would not be seen. */
const shape = ({ radius, corner, edge, font, shadow }: Look, filled: boolean): string => `${
  font === 'inherit' ? ':host{font-family:inherit!important}' : ''
}section,dialog,.pill,.said{font-family:${font};border-width:${edge}px;border-radius:${radius}px;box-shadow:${shadow}}
button{border-width:${edge}px;border-radius:${corner}px}
.pill,.pill button{border-radius:${Math.min(radius, 22)}px}
.acts button{background:var(--temoin-fill);color:var(--temoin-label);border-color:var(--temoin-line)}
.acts button:hover{text-decoration:underline}
dialog input{color-scheme:inherit!important}${
  filled ? '.acts button:focus-visible{outline-color:var(--temoin-label)}' : ''
}`;

/**
 * The rules of a theme and a position, to follow the banner's own. Throws an `Error` that names what may not be, as
 * `temoin check` does: a page may have another configuration than the one that was checked.
 */
export const cssOf = ({ theme, position = 'bottom' }: { theme?: unknown; position?: unknown }): string => {
  const { look, scheme, light, dark, flaws } = resolve(theme);
  const [flaw] = flaws;
  if (flaw) throw Error(`theme.${flaw.path} ${flaw.reason}`);
  if (!POSITIONS.includes(position as Position)) throw Error(`position: ${position}`);
  // WCAG 1.4.11 and 2.4.7.
  const filled = [light, dark].some(({ accent, fill }) => contrast(accent, fill) < 3);
  const day = `:host{${tokens(light, 'light')}}`;
  const night = `{${tokens(dark, 'dark')}}`;
  const colours = {
    light: day,
    dark: `:host${night}`,
    system: `${day}@media(prefers-color-scheme:dark){:host${night}}`,
    site: `${day}:host([data-scheme=dark])${night}`,
  }[scheme];
  return `${theme === undefined ? '' : colours + shape(look, filled)}${positionCss[position as Position]}`;
};
