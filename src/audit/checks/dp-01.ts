import { type Check, everyView } from '../check.ts';
import type { ControlSeen, LayerSeen } from '../seen-layer.ts';

const unseen = (control: ControlSeen): string | null => {
  if (control.disabled) return 'is disabled';
  if (control.opacity < 1) return `has an opacity of ${control.opacity}`;
  if (!control.inView) return 'is not within the window';
  return control.hit ? null : 'is covered, or scrolled away';
};

const faultsOf = ({ controls }: LayerSeen, act: 'accept' | 'refuse'): readonly string[] => {
  const found = controls.filter((each) => each.act === act);
  if (found.length !== 1) return [`${found.length} controls ${act} on the first layer, and one has to`];
  const why = unseen(found[0] as ControlSeen);
  return why ? [`the control that ${act === 'accept' ? 'accepts' : 'refuses'} ${why}`] : [];
};

export const dp01: Check = {
  id: 'DP-01',
  title: 'Refuse on the first layer',
  rule: 'One control accepts and one refuses on the first layer; both lie within the window, have opacity 1, are not disabled, and are what a pointer meets at their centre, in every window.',
  source: 'CNIL-092; EDPB-CBTF A; CNIL-MED24',
  limits: 'Controls are known by their words, in the languages that src/audit/words holds.',
  needs: ['first'],
  judge: (seen) =>
    everyView(seen, 'one control refuses and one accepts, both to be seen', (layer) => [
      ...faultsOf(layer, 'refuse'),
      ...faultsOf(layer, 'accept'),
    ]),
};
