import { broken, type Check, firstLayer, notLooked, openerOf, unjudged } from '../check.ts';
import { anyOf } from '../words.ts';

const PRIVACY =
  /privacy|confidentialit|vie priv|donn[ée]es|datenschutz|privacidad|cookie|policy|politique|mentions/i;

export const dp24: Check = {
  id: 'DP-24',
  title: 'Shallow maze',
  rule: 'Details of the purposes and the recipients are one activation away at most, the privacy notice two; every link leads somewhere; Escape closes the second layer and the focus returns to what opened it.',
  source: 'EDPB-3/22 overloading (privacy maze), left in the dark (dead end)',
  limits:
    'Recipients are known by their words only: where no list is found, that is said and nothing is held against the banner.',
  needs: ['first', 'second'],
  judge: (seen, { words }) => {
    const layer = firstLayer(seen);
    if (!layer || !seen.first) return unjudged('no banner was found on a first visit');
    const { second, deadLinks } = seen.first;
    const opens = openerOf(layer) !== undefined;
    const reads = layer.controls.some(({ act }) => act === 'choose');
    const faults = deadLinks.map((link) => `${link} leads nowhere`);
    if (!second && opens) faults.push('the control that lets one choose opens nothing');
    if (!second && !opens && !reads && !layer.toggles.length)
      faults.push('no details of the purposes can be reached');
    if (second && !layer.toggles.length && !second.layer.toggles.length && second.layer.folded.length)
      faults.push('the purposes are folded away on the second layer, one activation further');
    if (second && second.activations > 1) faults.push(`details are ${second.activations} activations away`);
    if (second && !second.closesByEscape) faults.push('Escape does not close the second layer');
    else if (second && !second.focusReturns)
      faults.push('the focus does not return when the second layer closes');
    const links = [...layer.links, ...(second?.layer.links ?? [])];
    const notice = links.some(({ label, to }) => PRIVACY.test(`${label} ${to}`));
    const text = `${layer.text}\n${second?.layer.text ?? ''}`;
    const { say, never } = words.concepts['recipient'] ?? { say: '(?!)', never: [] };
    return broken(faults, 'details are one activation away, and every link leads somewhere', [
      notice ? 'a link to a privacy notice is there' : 'no link to a privacy notice was recognised',
      anyOf([say, ...never]).test(text) ? 'recipients are spoken of' : 'no list of recipients was recognised',
    ]);
  },
};

const MAIN = new Set(['accept', 'refuse', 'choose', 'save', 'other']);
/** More boxes than these, without a way to refuse them at once, is one by one. */
const MANY = 6;

export const dp25: Check = {
  id: 'DP-25',
  title: 'Not too many options',
  rule: 'At most 3 buttons on the first layer beside links and the sign that closes; on the second at most one toggle a name, and a way to refuse all at once where there are more than six.',
  source: 'EDPB-3/22 overloading (too many options)',
  limits: 'Vendors are told from purposes by number only.',
  needs: ['first', 'second'],
  judge: (seen) => {
    const layer = firstLayer(seen);
    if (!layer)
      return seen.first ? unjudged('no banner was found on a first visit') : notLooked('the first visit');
    const main = layer.controls.filter(({ act, role }) => MAIN.has(act) && role === 'button');
    const faults: string[] = [];
    if (main.length > 3)
      faults.push(
        `the first layer has ${main.length} buttons: ${main.map(({ label }) => `“${label}”`).join(', ')}`,
      );
    const second = seen.first?.second?.layer;
    const names = (second?.toggles ?? []).filter(({ fixed }) => !fixed).map(({ name }) => name);
    const twice = names.find((name, i) => name && names.indexOf(name) !== i);
    if (twice) faults.push(`“${twice}” has more than one toggle`);
    if (names.length > MANY && !second?.controls.some(({ act }) => act === 'refuse'))
      faults.push(`${names.length} toggles, and no way to refuse all of them at once`);
    return broken(faults, `${main.length} buttons on the first layer, ${names.length} toggles on the second`);
  },
};

export const dp26: Check = {
  id: 'DP-26',
  title: 'Truthful state',
  rule: 'Opened again, the banner shows every toggle on after accepting, and off after refusing and after withdrawing.',
  source: 'EDPB-3/22 fickle / left in the dark (conflicting information)',
  limits:
    'Judged where a control opens the choices again. That the recorder does as shown is judged by DP-21 and DP-23; any order of acts, by property tests on our own banner.',
  needs: ['refuse', 'accept', 'withdraw', 'reopen'],
  judge: ({ accepted, refused, withdrawn }) => {
    const shown = [
      ['accepting', accepted?.reopened, true],
      ['refusing', refused?.reopened, false],
      ['withdrawing', withdrawn?.reopened, false],
    ] as const;
    if (shown.every(([, toggles]) => !toggles?.some(({ fixed }) => !fixed)))
      return unjudged('no toggles were found when the choices were opened again');
    const untrue = shown.flatMap(([act, toggles, on]) =>
      (toggles ?? [])
        .filter((each) => !each.fixed && each.on !== on)
        .map(({ name }) => `after ${act}, “${name}” is shown ${on ? 'off' : 'on'}`),
    );
    // The choices are opened several times.
    return broken([...new Set(untrue)], 'the toggles show what was answered');
  },
};
