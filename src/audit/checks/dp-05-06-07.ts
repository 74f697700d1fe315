import { type Check, everyView, pairOf, round } from '../check.ts';
import { contrast, deltaE, hueApart, hueOf, rgbaOf } from '../colour.ts';
import type { ControlSeen, Rgba, Style } from '../seen-layer.ts';

/** May differ where a theme must, as long as both stand out alike. */
const COLOURS = new Set(['color', 'background-color', 'border', 'background-color of its words']);
const ALIKE = 0.9;
const GREY = 12;
const SAME_HUE = 20;

const differing = (one: Style, other: Style): readonly string[] =>
  Object.keys(one).filter((name) => one[name] !== other[name]);

/** How alike two controls stand out of what is around them, from 0 to 1. */
const evenness = (accept: ControlSeen, refuse: ControlSeen): number | null => {
  const [a, b] = [accept, refuse].map(({ ground, around }) =>
    ground && around ? deltaE(ground, around) : null,
  );
  if (a === null || b === null || a === undefined || b === undefined) return null;
  return Math.max(a, b) < 1 ? 1 : Math.min(a, b) / Math.max(a, b);
};

const huesApart = (one: Rgba, other: Rgba): boolean => {
  const [a, b] = [hueOf(one), hueOf(other)];
  const [aGrey, bGrey] = [a.chroma < GREY, b.chroma < GREY];
  return aGrey !== bGrey || (!aGrey && hueApart(a.hue, b.hue) > SAME_HUE);
};
const sameHue = (accept: ControlSeen, refuse: ControlSeen): boolean =>
  !!accept.ground && !!refuse.ground && !huesApart(accept.ground, refuse.ground);

const width = (style: Style) => /^[\d.]+px \w+/.exec(style['border'] ?? '')?.[0];

export const dp05: Check = {
  id: 'DP-05',
  title: 'Same paint',
  rule: 'Computed color, background, border, border-radius, box-shadow, outline, opacity, filter and transform are identical, at rest, pointed at and focused. Colours alone may differ where both have the same hue (DP-07) and ΔE2000 of both buttons to the banner has a ratio of at least 0.9.',
  source: 'CNIL-092 (mis en évidence de manière identique); EDPB-CBTF D/E',
  limits: 'What a canvas or a picture paints is not compared.',
  needs: ['first', 'keys'],
  judge: (seen) =>
    everyView(seen, 'both are painted alike, at rest, pointed at and focused', (layer, view) => {
      const pair = pairOf(layer);
      if (!pair) return null;
      const { accept, refuse } = pair;
      const even = evenness(accept, refuse);
      const alike = even !== null && even >= ALIKE && sameHue(accept, refuse);
      const faults = differing(accept.paint, refuse.paint)
        .filter(
          (name) =>
            !COLOURS.has(name) ||
            !alike ||
            (name === 'border' && width(accept.paint) !== width(refuse.paint)),
        )
        .map((name) => `${name} is “${accept.paint[name]}” on accept, “${refuse.paint[name]}” on refuse`);
      if (faults.length && even !== null) faults.push(`they stand out by a ratio of ${round(even)}`);
      // Pointed at and focused in the window of arrival, where the numbers are the same.
      if (view === seen.first?.views[0])
        for (const state of ['hover', 'focus'] as const) {
          const [yes, no] = [seen.first[state]['accept'], seen.first[state]['refuse']];
          if (yes && no)
            for (const name of differing(yes, no))
              if (accept.paint[name] === refuse.paint[name])
                faults.push(`${state}: ${name} is “${yes[name]}” on accept, “${no[name]}” on refuse`);
        }
      return faults;
    }),
};

const READABLE = 4.5;
const contrastOf = ({ ink, ground }: ControlSeen): number | null => (ground ? contrast(ink, ground) : null);

export const dp06: Check = {
  id: 'DP-06',
  title: 'Legible contrast',
  rule: 'Text to what is really behind it is at least 4.5:1 on both, and the two contrasts have a ratio of at least 0.95.',
  source: 'WCAG 1.4.3; EDPB-CBTF E (contrast making refuse unreadable)',
  limits: 'Not judged where a picture or a gradient lies behind the words.',
  needs: ['first'],
  judge: (seen) =>
    everyView(seen, 'both read equally well', (layer) => {
      const pair = pairOf(layer);
      if (!pair) return null;
      const [yes, no] = [contrastOf(pair.accept), contrastOf(pair.refuse)];
      const faults = (
        [
          [pair.accept, yes],
          [pair.refuse, no],
        ] as const
      ).flatMap(([{ label }, ratio]) =>
        ratio && ratio < READABLE ? [`“${label}” has a contrast of ${round(ratio)}:1`] : [],
      );
      if (!yes || !no) return faults.length ? faults : null;
      if (Math.min(yes, no) / Math.max(yes, no) < 0.95)
        faults.push(`accept reads at ${round(yes)}:1, refuse at ${round(no)}:1`);
      return faults;
    }),
};

const SIGNS: readonly (readonly [string, (control: ControlSeen) => Rgba | null])[] = [
  ['background', ({ ground }) => ground],
  ['text', ({ ink }) => ink],
  ['border', ({ paint }) => (/^0px/.test(paint['border'] ?? '') ? null : edge(paint))],
];
const hueName = (colour: Rgba): string => {
  const { hue, chroma } = hueOf(colour);
  return chroma < GREY ? 'is grey' : `has hue ${Math.round(hue)}°`;
};
const [GOOD, BAD] = [/[✓✔☑✅👍💚🟢😀-😊🙂❤]/u, /[✗✘✕✖❌👎🔴⛔🚫😞-😭🙁☹💔⚠]/u];
const edge = (paint: Style): Rgba | null => rgbaOf(/rgba?\([^)]*\)/.exec(paint['border'] ?? '')?.[0] ?? '');

export const dp07: Check = {
  id: 'DP-07',
  title: 'No colour semantics',
  rule: 'Background, text and border have the same hue on both (within 20°, or both grey), and both hold the same number of icons and emoji.',
  source: 'EDPB-3/22 stirring (hidden in plain sight)',
  limits: 'What a picture shows is not understood, only counted.',
  needs: ['first'],
  judge: (seen) =>
    everyView(seen, 'neither colour nor signs call one of them the good one', (layer, view) => {
      const pair = pairOf(layer);
      if (!pair || view.forced) return null;
      const faults: string[] = [];
      if (pair.accept.icons !== pair.refuse.icons)
        faults.push(`accept holds ${pair.accept.icons} icons, refuse ${pair.refuse.icons}`);
      const signs = [pair.accept, pair.refuse].map(
        ({ said, paint }) => `${said}${paint['::before'] ?? ''}${paint['::after'] ?? ''}`,
      );
      if (GOOD.test(signs[0] ?? '') && BAD.test(signs[1] ?? ''))
        faults.push('accept is ticked, refuse crossed out');
      for (const [name, of] of SIGNS) {
        const [yes, no] = [of(pair.accept), of(pair.refuse)];
        if (!yes || !no) continue;
        // A grey beside a colour is a sign too.
        if (huesApart(yes, no))
          faults.push(`the ${name} of accept ${hueName(yes)}, that of refuse ${hueName(no)}`);
      }
      return faults;
    }),
};
