import { type Check, everyView, pairOf, round } from '../check.ts';
import type { ControlSeen, Style } from '../seen-layer.ts';

const differing = (one: Style, other: Style): readonly string[] =>
  Object.keys(one).filter((name) => one[name] !== other[name]);

/** Looks like a line of text: underlined or bare, with nothing around it. */
const looksLikeLink = ({ paint, type }: ControlSeen): boolean => {
  const bare =
    /rgba\(.*, 0\)|transparent/.test(paint['background-color'] ?? '') &&
    (paint['background-image'] ?? 'none') === 'none' &&
    /^0px|none|, 0\)$/.test(paint['border'] ?? '');
  return (
    bare && (/underline/.test(type['text-decoration'] ?? '') || (paint['box-shadow'] ?? 'none') === 'none')
  );
};

export const dp02: Check = {
  id: 'DP-02',
  title: 'Same element kind',
  rule: 'Both are buttons (by element or role) of the same element and role; neither is a link or looks like one while the other does not.',
  source: 'CNIL-MED24 (refusal as a link); EDPB-CBTF C',
  limits: 'Needs one control that accepts and one that refuses.',
  needs: ['first'],
  judge: (seen) =>
    everyView(seen, 'both are buttons of one kind', (layer) => {
      const pair = pairOf(layer);
      if (!pair) return null;
      const { accept, refuse } = pair;
      const faults: string[] = [];
      if (accept.tag !== refuse.tag || accept.role !== refuse.role)
        faults.push(`accept is <${accept.tag}> (${accept.role}), refuse is <${refuse.tag}> (${refuse.role})`);
      for (const each of [accept, refuse])
        if (each.role !== 'button') faults.push(`“${each.label}” is a ${each.role}, no button`);
      if (looksLikeLink(accept) !== looksLikeLink(refuse))
        faults.push(
          `“${(looksLikeLink(refuse) ? refuse : accept).label}” looks like a link, the other like a button`,
        );
      return faults;
    }),
};

export const dp03: Check = {
  id: 'DP-03',
  title: 'Same size',
  rule: 'Width and height differ by at most 1 px, and the areas’ ratio is at least 0.98, in every window.',
  source: 'CNIL-092 (same size)',
  limits: 'Needs one control that accepts and one that refuses.',
  needs: ['first'],
  judge: (seen) =>
    everyView(seen, 'both have the same size', (layer) => {
      const pair = pairOf(layer);
      if (!pair) return null;
      const { accept, refuse } = { accept: pair.accept.box, refuse: pair.refuse.box };
      const areas = [accept, refuse].map(({ width, height }) => width * height).sort((a, b) => a - b);
      const ratio = (areas[0] ?? 0) / (areas[1] || 1);
      return Math.abs(accept.width - refuse.width) > 1 ||
        Math.abs(accept.height - refuse.height) > 1 ||
        ratio < 0.98
        ? [
            `accept is ${round(accept.width)}×${round(accept.height)} px, refuse ${round(refuse.width)}×${round(refuse.height)} px`,
          ]
        : [];
    }),
};

export const dp04: Check = {
  id: 'DP-04',
  title: 'Same typography',
  rule: 'Computed font-family, font-size, font-weight, letter-spacing, text-transform, text-decoration and line-height are identical.',
  source: 'CNIL-092 (police de même taille); CNIL-MED24',
  limits: 'Needs one control that accepts and one that refuses.',
  needs: ['first'],
  judge: (seen) =>
    everyView(seen, 'both are set in the same type', (layer) => {
      const pair = pairOf(layer);
      if (!pair) return null;
      return differing(pair.accept.type, pair.refuse.type).map(
        (name) => `${name} is “${pair.accept.type[name]}” on accept, “${pair.refuse.type[name]}” on refuse`,
      );
    }),
};
