import type { Rgba } from './seen-layer.ts';

/** What lies over another colour, seen through. */
export const over = (top: Rgba, below: Rgba): Rgba => {
  const alpha = top[3] + below[3] * (1 - top[3]);
  if (!alpha) return [0, 0, 0, 0];
  const mix = (i: 0 | 1 | 2) => (top[i] * top[3] + below[i] * below[3] * (1 - top[3])) / alpha;
  return [mix(0), mix(1), mix(2), alpha];
};

const linear = (value: number): number => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};

const luminance = ([r, g, b]: Rgba): number => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

/** WCAG 2.2 contrast of two opaque colours, from 1 to 21. */
export const contrast = (one: Rgba, other: Rgba): number => {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

/** CIE Lab under D65. */
const lab = ([r, g, b]: Rgba): readonly [number, number, number] => {
  const [x, y, z] = [linear(r), linear(g), linear(b)] as const;
  const f = (t: number) => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
  const fx = f((0.4124564 * x + 0.3575761 * y + 0.1804375 * z) / 0.95047);
  const fy = f(0.2126729 * x + 0.7151522 * y + 0.072175 * z);
  const fz = f((0.0193339 * x + 0.119192 * y + 0.9503041 * z) / 1.08883);
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
};

const degrees = (radians: number): number => ((radians * 180) / Math.PI + 360) % 360;
const sine = (angle: number): number => Math.sin((angle * Math.PI) / 180);
const cosine = (angle: number): number => Math.cos((angle * Math.PI) / 180);

/** Hue in degrees with how much colour there is; below some ten, it looks grey. */
export const hueOf = (colour: Rgba): { readonly hue: number; readonly chroma: number } => {
  const [, a, b] = lab(colour);
  return { hue: degrees(Math.atan2(b, a)), chroma: Math.hypot(a, b) };
};

/** The shorter way round. */
export const hueApart = (one: number, other: number): number => {
  const apart = Math.abs(one - other) % 360;
  return Math.min(apart, 360 - apart);
};

/** CIEDE2000: how different two opaque colours look; 1 is just to be seen, 100 black beside white. */
export const deltaE = (one: Rgba, other: Rgba): number => {
  const [l1, a1, b1] = lab(one);
  const [l2, a2, b2] = lab(other);
  const middle = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(middle ** 7 / (middle ** 7 + 25 ** 7)));
  const [x1, x2] = [a1 * (1 + g), a2 * (1 + g)] as const;
  const [c1, c2] = [Math.hypot(x1, b1), Math.hypot(x2, b2)] as const;
  const [h1, h2] = [c1 ? degrees(Math.atan2(b1, x1)) : 0, c2 ? degrees(Math.atan2(b2, x2)) : 0] as const;
  const turn = c1 * c2 === 0 ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const dh = 2 * Math.sqrt(c1 * c2) * sine(turn / 2);
  const c = (c1 + c2) / 2;
  const h = c1 * c2 === 0 ? h1 + h2 : (h1 + turn / 2 + 360) % 360;
  const l = (l1 + l2) / 2;
  const t =
    1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6) - 0.2 * cosine(4 * h - 63);
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const sc = 1 + 0.045 * c;
  const sh = 1 + 0.015 * c * t;
  const rt = -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * sine(60 * Math.exp(-(((h - 275) / 25) ** 2)));
  const [dl, dc, dH] = [(l2 - l1) / sl, (c2 - c1) / sc, dh / sh] as const;
  return Math.sqrt(Math.max(0, dl ** 2 + dc ** 2 + dH ** 2 + rt * dc * dH));
};

/** The colours of a computed style's property, `rgb()` and `rgba()` only. */
export const rgbaOf = (text: string): Rgba | null => {
  const [r, g, b, a = 1] = /^rgba?\(/.test(text) ? (text.match(/[\d.]+/g) ?? []).map(Number) : [];
  return r === undefined || g === undefined || b === undefined ? null : [r, g, b, a];
};
