/** Red, green and blue, from 0 to 255. */
type Rgb = readonly [number, number, number];

const rgb = (colour: string): Rgb => {
  const digits = colour.slice(1);
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16)) as unknown as Rgb;
};

const linear = (value: number): number => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};

const luminance = ([r, g, b]: Rgb): number => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

/** WCAG 2.2 contrast of two colours written `#rgb` or `#rrggbb`, from 1 to 21. */
export const contrast = (one: string, other: string): number => {
  const [a, b] = [luminance(rgb(one)), luminance(rgb(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};

/** So much of the first colour over the second, as `#rrggbb`. */
export const mix = (one: string, other: string, share: number): string => {
  const [a, b] = [rgb(one), rgb(other)];
  return `#${a
    .map((part, i) => Math.round(part * share + (b[i] as number) * (1 - share)))
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')}`;
};

/** The faintest of a row of mixtures that still reaches a contrast with the paper; at worst the ink itself. */
export const faintest = (ink: string, paper: string, least: number): string => {
  for (let share = 0.4; share < 1; share += 0.05) {
    const mixed = mix(ink, paper, share);
    if (contrast(mixed, paper) >= least) return mixed;
  }
  return ink;
};
