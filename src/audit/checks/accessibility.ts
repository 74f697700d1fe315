import { broken, type Check, everyView, firstLayer, notLooked, round, unjudged } from '../check.ts';
import { contrast, rgbaOf } from '../colour.ts';
import type { AxeSeen } from '../seen.ts';
import type { ControlSeen, LayerSeen } from '../seen-layer.ts';
import { plain } from '../words.ts';

const said = (layer: number) => (each: AxeSeen) =>
  `layer ${layer}: ${each.rule} ×${each.nodes} (${each.impact}): ${each.help}`;

export const ax01: Check = {
  id: 'AX-01',
  title: 'axe-core',
  rule: 'axe-core finds nothing on either layer (WCAG 2.0 to 2.2, A and AA, and best practices).',
  source: 'WCAG 2.2 AA; EN 301 549 chapter 9',
  limits:
    'Judged where axe-core is installed (npm install --save-dev axe-core), and the layer is not in a frame.',
  needs: ['first', 'axe', 'second'],
  judge: ({ first }) => {
    if (!first) return notLooked('the first visit');
    if (!first.axe) return unjudged('axe-core is not installed, or could not run in this page');
    return broken([...first.axe.first.map(said(1)), ...first.axe.second.map(said(2))], '0 violations');
  },
};

const LEAST = 24;
const AIM = 44;
const small = ({ box, inSentence }: ControlSeen, least: number) =>
  !inSentence && Math.min(box.width, box.height) < least - 0.5;
/** WCAG 2.5.8: a small target is fine where a circle of 24 px around its centre meets no other target. */
const crowded = (control: ControlSeen, all: readonly ControlSeen[]) => {
  const centre = ({ box }: ControlSeen) => [box.left + box.width / 2, box.top + box.height / 2] as const;
  const [x, y] = centre(control);
  return all.some((other) => {
    if (other === control) return false;
    const { left, top, width, height } = other.box;
    const dx = Math.max(left - x, 0, x - left - width);
    const dy = Math.max(top - y, 0, y - top - height);
    return Math.hypot(dx, dy) < (small(other, LEAST) ? LEAST : LEAST / 2);
  });
};

export const ax02: Check = {
  id: 'AX-02',
  title: 'Target size',
  rule: 'Every control of both layers is at least 24×24 px, or has that room for itself; links in a sentence are excepted. 44 px is the aim, and told.',
  source: 'WCAG 2.5.8',
  limits: 'Controls that are hidden until something else is opened are not measured.',
  needs: ['first', 'second'],
  judge: (seen) => {
    const second = seen.first?.second?.layer;
    const below = new Set<string>();
    const verdict = everyView(seen, 'every control is at least 24 px, or has that room', (layer, view) =>
      [layer, ...(second && view === seen.first?.views[0] ? [second] : [])].flatMap(({ controls }) =>
        controls.flatMap((each) => {
          if (small(each, AIM)) below.add(`“${each.label || each.name}” is below 44 px`);
          return small(each, LEAST) && crowded(each, controls)
            ? [`“${each.label || each.name}” is ${round(each.box.width)}×${round(each.box.height)} px`]
            : [];
        }),
      ),
    );
    return { ...verdict, evidence: [...verdict.evidence, ...below] };
  },
};

export const ax03: Check = {
  id: 'AX-03',
  title: 'Text contrast',
  rule: 'Every text of both layers has a contrast of 4.5:1 to what is really behind it, large text 3:1.',
  source: 'WCAG 1.4.3',
  limits: 'Text over pictures and gradients is counted and not judged.',
  needs: ['first', 'second'],
  judge: (seen) => {
    const second = seen.first?.second?.layer;
    return everyView(seen, 'every text reads', (layer, view) =>
      [layer, ...(second && view === seen.first?.views[0] ? [second] : [])].flatMap(({ faint }) =>
        faint.map(
          ({ text, ratio, needed }) => `“${text}” has a contrast of ${round(ratio)}:1, and needs ${needed}:1`,
        ),
      ),
    );
  },
};

const ROLES = new Set(['region', 'dialog', 'alertdialog', 'complementary', 'banner', 'form']);
const roleFaults = (layer: LayerSeen, number: number): readonly string[] => [
  ...(ROLES.has(layer.role) ? [] : [`layer ${number} has no role of a region or dialog`]),
  ...(ROLES.has(layer.role) && !layer.name ? [`layer ${number} (${layer.role}) has no name`] : []),
  ...layer.controls.flatMap(({ name, label, tag }) =>
    !name
      ? [`a <${tag}> of layer ${number} has no name`]
      : label && !plain(name).includes(plain(label))
        ? [`“${label}” is called “${name}”`]
        : [],
  ),
  ...layer.toggles.filter(({ name }) => !name).map(() => `a toggle of layer ${number} has no name`),
];

export const ax04: Check = {
  id: 'AX-04',
  title: 'Roles and names',
  rule: 'Each layer is a named region or dialog; every control has a name that holds its visible words.',
  source: 'WCAG 4.1.2, 2.5.3, 1.3.1',
  limits: 'Names are computed as far as labels, titles and texts go.',
  needs: ['first', 'second'],
  judge: (seen) => {
    const first = firstLayer(seen);
    if (!first) return unjudged('no banner was found on a first visit');
    const second = seen.first?.second?.layer;
    return broken(
      [...new Set([...roleFaults(first, 1), ...(second ? roleFaults(second, 2) : [])])],
      'layers and controls have their names',
    );
  },
};

const strongest = (paint: Readonly<Record<string, string>>, rest: Readonly<Record<string, string>>) =>
  ['outline', 'box-shadow', 'border', 'background-color', 'text-decoration'].filter(
    (name) => paint[name] !== rest[name],
  );

export const ax05: Check = {
  id: 'AX-05',
  title: 'Keyboard',
  rule: 'Focus is to be seen (3:1) on both controls; Tab leads out of a layer that leaves the page usable, and not out of one that says it does not; no layer says so while the page is free.',
  source: 'WCAG 2.1.2, 2.4.3, 2.4.7, 1.4.11',
  limits: 'Where focus is shown by something but an outline, only that something changes is judged.',
  needs: ['first', 'keys', 'second'],
  judge: (seen) => {
    const layer = firstLayer(seen);
    const { first } = seen;
    if (!layer || !first) return unjudged('no banner was found on a first visit');
    const faults: string[] = [];
    for (const act of ['refuse', 'accept'] as const) {
      const control = layer.controls.find((each) => each.act === act);
      const paint = first.focus[act];
      if (!control || !paint) continue;
      if (!strongest(paint, control.paint).length)
        faults.push(`focus on “${control.label}” is not to be seen`);
      const ring = rgbaOf(/rgba?\([^)]*\)/.exec(paint['outline'] ?? '')?.[0] ?? '');
      if (
        ring &&
        control.around &&
        paint['outline'] !== control.paint['outline'] &&
        contrast(ring, control.around) < 3 &&
        strongest(paint, control.paint).length === 1
      )
        faults.push(
          `the focus ring of “${control.label}” has a contrast of ${round(contrast(ring, control.around))}:1`,
        );
    }
    const free = first.cover ? first.cover.free / Math.max(1, first.cover.points) >= 0.95 : false;
    const out = first.stops.some(({ inLayer }) => !inLayer);
    if (free && layer.modal)
      faults.push('it says that nothing else can be used (aria-modal), and the page can');
    if (free && first.stops.length && !out)
      faults.push('Tab never leads out of it, although the page is free');
    if (first.second?.leaks) faults.push('Tab leads out of the second layer, which covers the page');
    return broken(faults, 'focus is seen, and Tab leads where it should');
  },
};

export const ax06: Check = {
  id: 'AX-06',
  title: 'Focus not hidden',
  rule: 'No element of the page that has the focus is entirely hidden by the banner (up to 20 of them).',
  source: 'WCAG 2.4.11',
  limits: 'The first 20 stops of the page, in the window of arrival.',
  needs: ['first', 'keys'],
  judge: ({ first }) => {
    if (!first) return notLooked('the first visit');
    if (!first.views.some(({ layer }) => layer)) return unjudged('no banner was found on a first visit');
    return broken(
      first.hidden.map((each) => `${each} has the focus and is hidden`),
      'what has the focus is seen',
    );
  },
};

export const ax07: Check = {
  id: 'AX-07',
  title: 'Reflow',
  rule: 'Nothing is wider than the layer, and the layer no wider than the window, down to 320 px and at 400 %.',
  source: 'WCAG 1.4.10',
  limits: 'Windows are resized, not opened anew. The second layer is looked at in the window of arrival.',
  needs: ['first', 'second'],
  judge: (seen) =>
    everyView(seen, 'nothing is cut off', ({ overflows, box }, { width }) => [
      ...(overflows ? ['something is wider than the layer'] : []),
      ...(seen.first?.second?.layer.overflows ? ['something is wider than the second layer'] : []),
      ...(box.left < -1 || box.left + box.width > width + 1 ? ['the layer is wider than the window'] : []),
    ]),
};
