import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, mix } from '../../../src/looks/contrast.ts';
import { cssOf } from '../../../src/looks/css-of.ts';
import { LOOK_NAMES, LOOKS } from '../../../src/looks/looks.ts';
import { COLOURS, type Palette } from '../../../src/looks/palette.ts';
import { resolve } from '../../../src/looks/resolve.ts';
import { POSITIONS, SCHEMES } from '../../../src/looks/theme.ts';

const pairs = ({
  ink,
  muted,
  paper,
  line,
  accent,
  fill,
  label,
}: Palette): readonly (readonly [number, number])[] => [
  [contrast(ink, paper), 4.5],
  [contrast(muted, paper), 4.5],
  [contrast(accent, paper), 4.5],
  [contrast(label, fill), 4.5],
  [contrast(line, paper), 3],
];
const holds = (palette: Palette) => pairs(palette).every(([ratio, least]) => ratio >= least);
const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

it('measures contrast as WCAG does', () => {
  expect(contrast('#000', '#ffffff')).toBe(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 2);
  expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080');
});

describe.each(LOOK_NAMES)('the look “%s”', (name) => {
  it.each(['light', 'dark'] as const)('reads at 7 to 1 in %s, with edges and a ring of 3 to 1', (scheme) => {
    const palette = LOOKS[name][scheme];
    expect(holds(palette)).toBe(true);
    for (const [one, other] of [
      [palette.ink, palette.paper],
      [palette.muted, palette.paper],
    ] as const)
      expect(contrast(one, other)).toBeGreaterThan(6.5);
    // The ring lies inside of a button: in its label's colour where it is filled, else in the accent's.
    const ring = 'solid' in LOOKS[name] ? palette.label : palette.accent;
    expect(contrast(ring, palette.fill)).toBeGreaterThan(3);
  });

  it('is sound, and says one rule for all buttons', () => {
    expect(resolve(name).flaws).toEqual([]);
    expect(cssOf({ theme: name })).not.toMatch(/data-act|nth-child|refuse|accept/);
  });
});

describe('a theme of the site’s own', () => {
  it('follows from what is said: whatever colours are given, all can be read or it is refused', () => {
    const tokens = fc.record(
      { ink: colour, paper: colour, accent: colour, fill: colour, look: fc.constantFrom(...LOOK_NAMES) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(tokens, fc.constantFrom(...SCHEMES), (given, scheme) => {
        const { flaws, light, dark } = resolve({ ...given, scheme });
        if (flaws.length) expect(() => cssOf({ theme: { ...given, scheme } })).toThrow(/theme\./);
        else {
          if (scheme !== 'dark') expect(holds(light)).toBe(true);
          if (scheme !== 'light') expect(holds(dark)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('refuses what could say more than it should, in the page too', () => {
    const bad = fc.oneof(
      ...['#000}*{display:none', 'url(//x)', 'var(--x)', 'red', '#12345', '#00000000', ' #000'].map((each) =>
        fc.constant(each),
      ),
      fc.string(),
      fc.anything(),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...COLOURS, 'font', 'radius', 'look', 'scheme', 'more'),
        bad,
        (name, value) => {
          let css: string;
          try {
            css = cssOf({ theme: { [name]: value } });
          } catch {
            return;
          }
          // What got through is a colour, a length, a known word or the names of fonts.
          expect(css).not.toMatch(/url|@import|expression|<|\\|\/\*/i);
          expect(css.split('{')).toHaveLength(css.split('}').length);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('chooses a label that can be read on a fill', () => {
    expect(resolve({ look: 'solid', accent: '#0b7a53' }).light).toMatchObject({
      fill: '#0b7a53',
      label: '#ffffff',
    });
    expect(resolve({ fill: '#ffe600' }).light.label).toBe('#16181d');
  });

  it('takes the colours for the only scheme there is', () => {
    const { dark, flaws } = resolve({ scheme: 'dark', paper: '#101010', ink: '#eeeeee', accent: '#9cf' });
    expect(flaws).toEqual([]);
    expect(dark).toMatchObject({ paper: '#101010', ink: '#eeeeee', accent: '#9cf' });
    expect(cssOf({ theme: { scheme: 'dark', paper: '#101010', ink: '#eee' } })).not.toContain('prefers');
  });

  it('quotes the names of fonts, and takes the page’s own', () => {
    expect(cssOf({ theme: { font: 'Source Sans 3, system-ui' } })).toContain('"Source Sans 3", system-ui');
    expect(cssOf({ theme: { font: 'site' } })).toContain(':host{font-family:inherit!important}');
  });

  it.each([5, ['Inter'], ''])('refuses fonts that are no names, with a sentence: %j', (font) => {
    expect(resolve({ font }).flaws.map(({ path }) => path)).toEqual(['font']);
  });
});

it('has rules for each position, and none for what it does not know', () => {
  for (const position of POSITIONS) expect(typeof cssOf({ position })).toBe('string');
  expect(() => cssOf({ position: 'top' })).toThrow('position: top');
  expect(cssOf({})).toBe('');
});
