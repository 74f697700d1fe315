import { broken, type Check, firstLayer, notLooked, round, unjudged } from '../check.ts';
import { choiceIn } from '../known.ts';

export const dp10: Check = {
  id: 'DP-10',
  title: 'Same number of activations',
  rule: 'Refusing takes one activation, as accepting does; withdrawing takes one, or the persistent control and one more.',
  source: 'CNIL-092; GDPR 7(3)',
  limits: 'Where no way to withdraw is found by its words, only refusing and accepting are compared.',
  needs: ['refuse', 'accept', 'withdraw'],
  judge: ({ refused, accepted, withdrawn }) => {
    if (!refused || !accepted) return unjudged('the banner could not be answered');
    if (!refused.activations && !accepted.activations)
      return unjudged('no banner that can be answered was found on a first visit');
    const faults: string[] = [];
    if (!refused.closed)
      faults.push(refused.asksAgain ? 'a refusal is asked about again' : 'nothing that was found refuses');
    else if (refused.activations !== 1) faults.push(`refusing takes ${refused.activations} activations`);
    if (!accepted.closed) faults.push('nothing that was found accepts');
    else if (accepted.activations !== 1) faults.push(`accepting takes ${accepted.activations} activations`);
    if (withdrawn === null) faults.push('no way to withdraw was found');
    else if (withdrawn && !withdrawn.closed)
      faults.push('the way to withdraw that was found does not withdraw');
    else if (withdrawn && withdrawn.activations > 2)
      faults.push(`withdrawing takes ${withdrawn.activations} activations`);
    const counts = `refuse ${refused.activations}, accept ${accepted.activations}, withdraw ${withdrawn ? withdrawn.activations : 'not looked at'}`;
    return broken(faults, counts, faults.length ? [counts] : []);
  },
};

export const dp11: Check = {
  id: 'DP-11',
  title: 'Same keyboard cost',
  rule: 'Tab presses to each control differ by at most 1; the banner takes no focus on load, never on accept; Enter on load does nothing.',
  source: 'CNIL-092; WCAG 2.4.3',
  limits:
    'That a banner takes the focus is told as broken, as the definition has it, although some accessibility guides advise it for dialogs.',
  needs: ['first', 'keys', 'accept', 'refuse', 'still'],
  judge: (seen) => {
    const { first, accepted, refused } = seen;
    const layer = firstLayer(seen);
    if (!first || !layer)
      return first ? unjudged('no banner was found on a first visit') : notLooked('the first visit');
    const faults: string[] = [];
    const place = (act: 'accept' | 'refuse') =>
      first.stops.findIndex(({ index }) =>
        layer.controls.some((each) => each.index === index && each.act === act),
      );
    const [yes, no] = [place('accept'), place('refuse')];
    if (no < 0 && layer.controls.some(({ act }) => act === 'refuse'))
      faults.push('Tab does not reach refuse');
    if (yes < 0 && layer.controls.some(({ act }) => act === 'accept'))
      faults.push('Tab does not reach accept');
    if (yes >= 0 && no >= 0 && Math.abs(yes - no) > 1)
      faults.push(`${Math.abs(yes - no)} Tab presses lie between refuse and accept`);
    const focus = [first.focusAtLoad, seen.still?.focus ?? 'none'];
    if (focus.includes('accept')) faults.push('accept has the focus on load');
    else if (focus.includes('layer')) faults.push('the banner takes the focus on load');
    if (first.afterEnter === 'gone') faults.push('Enter on load closes the banner');
    if (
      accepted &&
      refused &&
      choiceIn(first.stepAfterEnter.stored, accepted.step.stored, refused.step.stored) === 'yes'
    )
      faults.push('Enter on load accepts');
    return broken(
      faults,
      `refuse is stop ${no + 1} of the banner, accept stop ${yes + 1}; Enter on load does nothing`,
    );
  },
};

/** Of an even number, the mean of the middle two: one slow answer of two says nothing. */
const median = (times: readonly number[]): number => {
  const sorted = [...times].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
};

export const dp12: Check = {
  id: 'DP-12',
  title: 'No artificial delay',
  rule: 'From the activation to the closed banner, refusing takes at most 100 ms more than accepting: medians of as many times as --times says (20 by the definition).',
  source: 'EDPB-3/22 obstructing (longer than necessary)',
  limits: 'Noise of the machine is in the figures; with few repetitions a small delay is not seen.',
  needs: ['refuse', 'accept'],
  judge: ({ refused, accepted }) => {
    if (accepted?.times.length && refused?.activations && !refused.closed && !refused.asksAgain)
      return broken([`accept closes in ${round(median(accepted.times))} ms, refuse not at all`], '');
    if (!refused?.times.length || !accepted?.times.length)
      return unjudged('the banner was not closed both ways, so that no times can be compared');
    const [no, yes] = [median(refused.times), median(accepted.times)];
    const figures = `refuse closes in ${round(no)} ms, accept in ${round(yes)} ms (medians of ${refused.times.length} and ${accepted.times.length})`;
    return broken(no > yes + 100 ? [figures] : [], figures);
  },
};
