import type { ButtonSeen, Seen } from './seen.ts';

/** What is not as it has to be: the check, a sentence, and the act of the control where it shows. */
export interface Breach {
  readonly check: string;
  readonly sentence: string;
  readonly act?: string;
}

const apart = (one: number, other: number): number => Math.abs(one - other);

const differs = (
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): string | undefined => Object.keys(one).find((name) => one[name] !== other[name]);

const unseen = ({ act, inView, hit, opacity, filtered }: ButtonSeen, check: string): Breach[] => {
  const why = !inView
    ? 'lies outside of the window'
    : !hit
      ? 'is covered, or cannot be pressed'
      : opacity < 1
        ? 'is seen through'
        : filtered
          ? 'is seen through a filter'
          : '';
  return why ? [{ check, sentence: `“${act}” ${why}`, act }] : [];
};

/** Refuse, accept and the third button, two by two. */
const uneven = (one: ButtonSeen, other: ButtonSeen): Breach[] => {
  const { act } = other;
  const found: Breach[] = [];
  const say = (check: string, sentence: string) => void found.push({ check, sentence, act });
  const pair = `“${one.act}” and “${act}”`;
  if (one.tag !== other.tag) say('DP-02', `${pair} are different elements`);
  if (apart(one.box.width, other.box.width) > 1 || apart(one.box.height, other.box.height) > 1)
    say('DP-03', `${pair} have different sizes`);
  const type = differs(one.type, other.type);
  if (type) say('DP-04', `${pair} differ in ${type}`);
  const paint = differs(one.paint, other.paint);
  if (paint) say('DP-05', `${pair} differ in ${paint}`);
  if (Math.min(one.contrast, other.contrast) / Math.max(one.contrast, other.contrast) < 0.95)
    say('DP-06', `${pair} are not as legible as one another`);
  return found;
};

const together = (refuse: ButtonSeen, accept: ButtonSeen): Breach[] => {
  const [a, b] = [refuse.box, accept.box];
  const row =
    apart(a.top, b.top) <= 1 && Math.max(a.left, b.left) - Math.min(a.left + a.width, b.left + b.width) <= 24;
  const column =
    apart(a.left, b.left) <= 1 && Math.max(a.top, b.top) - Math.min(a.top + a.height, b.top + b.height) <= 24;
  return row || column
    ? []
    : [
        {
          check: 'DP-08',
          sentence: '“refuse-all” and “accept-all” are not side by side',
          act: 'refuse-all',
        },
      ];
};

const legible = (each: ButtonSeen): Breach[] => {
  const { act, contrast, box, inProse, toText } = each;
  const found: Breach[] = [];
  // Rounded down: 4.49 is not 4.5.
  const said = (Math.floor(contrast * 10) / 10).toFixed(1);
  if (contrast < 4.5)
    found.push({ check: 'DP-06', sentence: `“${act}” has a contrast of ${said} to 1 only`, act });
  if (Math.min(box.width, box.height) < 24)
    found.push({ check: 'WCAG 2.5.8', sentence: `“${act}” is smaller than 24 pixels`, act });
  if (inProse || (toText !== null && Math.round(toText) < 8))
    found.push({ check: 'DP-09', sentence: `“${act}” sticks to the text`, act });
  return found;
};

/** What breaks parity, or hides a choice; nothing where all holds. R-166. */
export const breaches = ({ layer, controls }: Seen): readonly Breach[] => {
  const found: Breach[] = [];
  if (layer) {
    const of = (act: string) => layer.buttons.filter((each) => each.act === act);
    const [refuse, ...moreRefuse] = of('refuse-all');
    const [accept, ...moreAccept] = of('accept-all');
    if (!refuse || !accept || moreRefuse.length || moreAccept.length)
      found.push({ check: 'DP-01', sentence: 'there is not one “refuse-all” and one “accept-all”' });
    else found.push(...together(refuse, accept));
    for (const each of layer.buttons) {
      found.push(...unseen(each, 'DP-01'), ...legible(each));
      if (refuse && each !== refuse) found.push(...uneven(refuse, each));
    }
    if (layer.ticked) found.push({ check: 'DP-15', sentence: 'a box is ticked that nobody has ticked' });
    if (layer.number === 1 && !layer.purposesFirst)
      found.push({ check: 'DP-16', sentence: 'the purposes do not come before the controls' });
  }
  const [control, ...others] = controls;
  if (!control || others.length)
    found.push({ check: 'DP-22', sentence: 'there is not exactly one control to change one’s mind' });
  else if (layer?.number !== 2)
    found.push(
      ...[...unseen(control, 'DP-22'), ...legible(control)].map((each) => ({ ...each, check: 'DP-22' })),
    );
  return found;
};
