import { broken, type Check, everyView, firstLayer, notLooked, openerOf, unjudged } from '../check.ts';
import { replayOf } from '../known.ts';
import type { Seen } from '../seen.ts';
import type { ToggleSeen } from '../seen-layer.ts';

export const dp15: Check = {
  id: 'DP-15',
  title: 'Nothing pre-ticked',
  rule: 'No box, switch or pressed toggle is on or shown as undecided on any layer at first opening, but those that cannot be changed.',
  source: 'Planet49; CNIL-091; EDPB-CBTF B',
  limits:
    'The second layer is looked at where a control of the first opens it. Switches that are only painted are known by their class or data attributes.',
  needs: ['first', 'second'],
  judge: (seen) => {
    const first = firstLayer(seen);
    if (!first) return unjudged('no banner was found on a first visit');
    const second = seen.first?.second?.layer;
    const isOn = ({ on, indeterminate, fixed }: ToggleSeen) => !fixed && (on || indeterminate);
    const faults = [first, ...(second ? [second] : [])].flatMap((layer, i) => [
      ...layer.toggles.filter(isOn).map(({ name }) => `“${name}” is on already on layer ${i + 1}`),
      // What the first layer folds away may be the second one, which is looked at when it is open.
      ...(i > 0 || !second ? layer.folded : [])
        .filter(isOn)
        .map(({ name }) => `“${name}” is on already, folded away on layer ${i + 1}`),
    ]);
    const count = first.toggles.length + (second?.toggles.length ?? 0);
    const offered = [first, ...(second ? [second] : [])].some(({ controls }) =>
      controls.some(({ act }) => act === 'save'),
    );
    if (!faults.length && !count && offered)
      return unjudged('choices can be saved, and nothing that switches them was recognised');
    if (!faults.length && !second && openerOf(first))
      return unjudged('what the first layer lets one choose did not open');
    return broken(faults, count ? `${count} toggles, none on` : 'there is no toggle');
  },
};

/** Did anything on this site replay visits, whenever? */
const vendorsOf = ({ first, accepted, refused }: Seen): readonly string[] => [
  ...new Set(
    [first?.step, refused?.step, accepted?.step].flatMap((step) =>
      step ? replayOf(step).map(({ name }) => name) : [],
    ),
  ),
];

/** So many words are a description; fewer than these, a title. */
const PROSE = 8;
const LEAST = 3;

export const dp16: Check = {
  id: 'DP-16',
  title: 'Purposes before buttons',
  rule: 'Where replay is named, its title and description come before the first control of choice, in the document and to the eye.',
  source: 'CNIL-092 §2.1 (before consent)',
  limits:
    'Where the first layer does not speak of recording or replay, it is judged only that not all of its words come after the controls.',
  needs: ['first'],
  judge: (seen) => {
    const layer = firstLayer(seen);
    if (layer && !layer.replay.said)
      return layer.prose.words >= PROSE && layer.prose.before < LEAST
        ? broken(['the controls come before what they are about'], '')
        : unjudged('the first layer does not speak of replay (see DP-17)');
    return everyView(seen, 'the purpose is told before the controls', ({ replay }, { height }) => [
      ...(replay.first ? [] : ['the controls come before the purpose in the document']),
      // So low a window scrolls, and shows a part at a time.
      ...(replay.above || height < 360 ? [] : ['the controls stand above the purpose']),
    ]);
  },
};

export const dp17: Check = {
  id: 'DP-17',
  title: 'Replay distinct',
  rule: 'Recording or replay is named on the first layer wherever visits are replayed, and toggling any other purpose changes no toggle of replay, nor the reverse.',
  source: 'CNIL draft (replay as a purpose of its own, on the first layer)',
  limits:
    'Where nothing on the site was seen to replay visits and the banner does not speak of it, nothing is judged.',
  needs: ['first', 'second', 'accept'],
  judge: (seen) => {
    const layer = firstLayer(seen);
    if (!layer)
      return seen.first ? unjudged('no banner was found on a first visit') : notLooked('the first visit');
    const vendors = vendorsOf(seen);
    const moved = (seen.first?.second?.moved ?? []).filter(({ replay }) => replay);
    const offered = seen.first?.second?.layer.toggles.some(({ replay }) => replay) ?? false;
    if (!layer.replay.said && !vendors.length && !offered)
      return unjudged('neither the banner nor the site was seen to replay visits');
    if (layer.replay.said && !seen.first?.second && openerOf(layer))
      return unjudged('replay is named on the first layer, and what that lets one choose did not open');
    return broken(
      [
        ...(layer.replay.said
          ? []
          : [
              vendors.length
                ? `${vendors.join(', ')} is there, and the first layer does not name it as a purpose`
                : 'replay is offered on the second layer, and the first does not name it',
            ]),
        ...moved.map((each) => `toggling “${each.toggled}” moved “${each.with}”`),
      ],
      'replay is named on the first layer, and moves with no other purpose',
    );
  },
};
