import { broken, type Check, firstLayer, unjudged } from '../check.ts';
import { replayOf, told } from '../known.ts';
import type { FirstSeen, Step } from '../seen.ts';
import type { LayerSeen } from '../seen-layer.ts';
import { hits, inOrder } from '../words.ts';
import { dp01 } from './dp-01.ts';
import { dp02, dp03, dp04 } from './dp-02-03-04.ts';
import { dp05, dp06, dp07 } from './dp-05-06-07.ts';
import { dp08, dp09 } from './dp-08-09.ts';
import { dp13, dp14 } from './dp-13-14.ts';
import { dp15 } from './dp-15-16-17.ts';

export const dp29: Check = {
  id: 'DP-29',
  title: 'No legitimate-interest back door',
  rule: 'Neither layer mentions legitimate interest, in any language.',
  source: 'EDPB-CBTF H; EDPB Op. 5/2019',
  limits:
    'The first and the second layer are read, with what they fold away and what a pointer or the ear is told; deeper ones are not opened.',
  needs: ['first', 'second'],
  judge: (seen, { languages }) => {
    const layers = [firstLayer(seen), seen.first?.second?.layer].flatMap((each) => each ?? []);
    if (!layers.length) return unjudged('no banner was found on a first visit');
    const patterns = inOrder(languages, seen.language).flatMap(([, each]) => each.legitimateInterest);
    const found = layers.flatMap(({ text, unseen }, i) =>
      hits(`${text}\n${unseen}`, patterns).map((each) => `layer ${i + 1} says “${each}”`),
    );
    return broken([...new Set(found)], 'legitimate interest is not mentioned');
  },
};

export const dp30: Check = {
  id: 'DP-30',
  title: 'One banner',
  rule: 'At no time more than one layer asks for consent, in the page and in its frames.',
  source: 'SHEIN',
  limits: 'What a closed shadow root holds is not seen.',
  needs: ['first', 'refuse', 'pages', 'still'],
  judge: (seen) => {
    const layer = firstLayer(seen);
    if (!layer) return unjudged('no banner was found on a first visit');
    const most = Math.max(...(seen.first?.views ?? []).map((view) => view.layer?.together ?? 0));
    const later = Math.max(0, ...(seen.refused?.pages ?? []).map(({ prompts }) => prompts));
    const all = Math.max(most, later, seen.still?.together ?? 0);
    return broken(all > 1 ? [`${all} layers ask at the same time`] : [], 'one layer asks');
  },
};

/** What holds of a banner has to hold of a rights centre that asks something. */
const ALIKE: readonly Check[] = [dp01, dp02, dp03, dp04, dp05, dp06, dp07, dp08, dp09, dp13, dp14, dp15];
const STEP: Step = { stored: [], requests: [], watchers: 0 };
const NOTHING: FirstSeen = {
  ...{ views: [], step: STEP, stepAfterEnter: STEP, hover: {}, focus: {}, stops: [], words: 0 },
  ...{ focusAtLoad: 'none', afterEnter: 'stays', cover: null, second: null, axe: null },
  ...{ hidden: [], deadLinks: [] },
};
const asView = (layer: LayerSeen) => ({
  ...{ width: 0, height: 1000, scheme: 'light' as const, forced: false },
  layer,
});

export const dp31: Check = {
  id: 'DP-31',
  title: 'Rights centre clean',
  rule: 'Where a visitor uses his rights (--rights): erasing takes at most 2 activations, no login is asked for what the device holds, and what it asks holds DP-01 to DP-09 and DP-13 to DP-15.',
  source: 'CNIL draft (rights must not be hindered)',
  limits: 'Judged only where --rights names the page. Erasing is known by its words.',
  needs: ['rights'],
  judge: (seen, known) => {
    const { rights } = seen;
    if (!rights) return unjudged('no rights centre was named (--rights)');
    const faults: string[] = [];
    if (rights.asksLogin) faults.push('it asks for a login');
    if (rights.eraseIn === null) faults.push('nothing that erases was found within 2 activations');
    const { layer } = rights;
    if (layer) {
      const there = { ...seen, first: { ...NOTHING, views: [asView(layer)] } };
      for (const check of ALIKE) {
        const verdict = check.judge(there, known);
        if (verdict.outcome === 'broken') faults.push(`${check.id}: ${verdict.why}`);
      }
    }
    return broken(faults, `erasing takes ${rights.eraseIn} activations`);
  },
};

export const dp32: Check = {
  id: 'DP-32',
  title: 'Support link clean',
  rule: 'Opening a support link (--support) records nothing before the yes; a control that stops is to be seen while it records.',
  source: 'CNIL draft (recording on demand)',
  limits: 'Judged only where --support gives such a link; it is opened once.',
  needs: ['support'],
  judge: ({ support }) => {
    if (!support) return unjudged('no support link was given (--support)');
    const early = told(replayOf(support.before)).map((each) => `before the yes: ${each}`);
    if (!support.after && !early.length)
      return unjudged('the page behind the support link asks nothing that was found');
    return broken(
      [
        ...early,
        ...(support.recording && !support.stop
          ? ['it records, and no control that stops is to be seen']
          : []),
      ],
      support.recording ? 'it records after the yes only, and can be stopped' : 'nothing was recorded',
    );
  },
};
