import { type Check, everyView } from '../check.ts';
import type { ControlSeen, LayerSeen } from '../seen-layer.ts';

const unseen = (control: ControlSeen): string | null => {
  if (control.disabled) return 'is disabled';
  if (control.opacity < 1) return `has an opacity of ${control.opacity}`;
  if (!control.inView) return 'is not within the window';
  return control.hit ? null : 'is covered, or scrolled away';
};

/** So low a window, as 400 % makes of the widest, scrolls and shows a part at a time (see DP-08). */
const LOW = 360;
const scrollsAlike = ({ controls }: LayerSeen, height: number): boolean =>
  height < LOW &&
  controls
    .filter(({ act }) => act === 'accept' || act === 'refuse')
    .every(({ inView, scrolledAway }) => !inView && scrolledAway);

const faultsOf = (layer: LayerSeen, act: 'accept' | 'refuse', height: number): readonly string[] => {
  const found = layer.controls.filter((each) => each.act === act);
  if (found.length !== 1) return [`${found.length} controls ${act} on the first layer, and one has to`];
  const why = scrollsAlike(layer, height) ? null : unseen(found[0] as ControlSeen);
  return why ? [`the control that ${act === 'accept' ? 'accepts' : 'refuses'} ${why}`] : [];
};

export const dp01: Check = {
  id: 'DP-01',
  title: 'Refuse on the first layer',
  rule: 'One control accepts and one refuses on the first layer; both lie within the window, have opacity 1, are not disabled, and are what a pointer meets at their centre, in every window; in one lower than 360 px (400 %), where both lie within what scrolls alike, DP-08 says so.',
  source: 'CNIL-092; EDPB-CBTF A; CNIL-MED24',
  limits: 'Controls are known by their words, in the languages that src/audit/words holds.',
  needs: ['first'],
  judge: (seen) =>
    everyView(seen, 'one control refuses and one accepts, both to be seen', (layer, { height }) => [
      ...faultsOf(layer, 'refuse', height),
      ...faultsOf(layer, 'accept', height),
    ]),
};
