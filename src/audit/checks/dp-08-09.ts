import { type Check, everyView, pairOf, round } from '../check.ts';
import type { Box, ControlSeen } from '../seen-layer.ts';

const NEAR = 24;

const gaps = (a: Box, b: Box): { readonly across: number; readonly down: number } => ({
  across: Math.max(a.left, b.left) - Math.min(a.left + a.width, b.left + b.width),
  down: Math.max(a.top, b.top) - Math.min(a.top + a.height, b.top + b.height),
});

export const dp08: Check = {
  id: 'DP-08',
  title: 'Adjacent and aligned',
  rule: 'Both in one row (tops within 1 px) or one column (lefts within 1 px), at most 24 px apart; both or neither within the window and free of inner scrolling, in every window and at 400 %.',
  source: 'CNIL-092 (same screen)',
  limits: 'Needs one control that accepts and one that refuses.',
  needs: ['first'],
  judge: (seen) =>
    everyView(seen, 'both stand side by side', (layer) => {
      const pair = pairOf(layer);
      if (!pair) return null;
      const { accept, refuse } = pair;
      const faults: string[] = [];
      const row = Math.abs(accept.box.top - refuse.box.top) <= 1;
      const column = Math.abs(accept.box.left - refuse.box.left) <= 1;
      const { across, down } = gaps(accept.box, refuse.box);
      if (!row && !column) faults.push('they stand neither in one row nor in one column');
      else if ((row ? across : down) > NEAR) faults.push(`they are ${round(row ? across : down)} px apart`);
      if (accept.inView !== refuse.inView) faults.push('only one of them is within the window');
      const away = [accept, refuse].filter(({ scrolledAway }) => scrolledAway);
      if (away.length) faults.push(`“${(away[0] as ControlSeen).label}” has to be scrolled to`);
      return faults;
    }),
};

const CLEAR = 8;

export const dp09: Check = {
  id: 'DP-09',
  title: 'Refuse separated from prose',
  rule: 'Refuse lies in no <p> and is at least 8 px from the nearest words that belong to no control, as accept is.',
  source: 'CNIL-MED24 (refusal stuck to paragraphs)',
  limits: 'Needs a control that refuses.',
  needs: ['first'],
  judge: (seen) =>
    everyView(seen, 'both stand apart from the prose', (layer) => {
      const pair = pairOf(layer);
      if (!pair) return null;
      const { accept, refuse } = pair;
      const faults: string[] = [];
      if (refuse.inProse && !accept.inProse) faults.push('refuse lies in a paragraph, accept does not');
      else if (refuse.inProse) faults.push('refuse lies in a paragraph');
      for (const each of [refuse, accept])
        if (each.toText !== null && each.toText < CLEAR && !each.inProse)
          faults.push(`“${each.label}” is ${round(each.toText)} px from the nearest words`);
      return faults;
    }),
};
