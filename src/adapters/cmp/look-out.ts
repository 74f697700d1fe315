import type { Undo } from '../../platform/clock.ts';
import type { CmpScene } from './cmp.ts';
import { hear } from './hear.ts';

/** Milliseconds: the shortest pause between two looks, and for how long it is looked before it is waited for a sign. */
const SHORTEST = 250;
const LONGEST_LOOK = 30_000;
/** Signs of life in the page, after which something may have come or gone. */
export const SIGNS: readonly string[] = [
  'load',
  'pageshow',
  'visibilitychange',
  'focus',
  'pointerdown',
  'keydown',
];

/**
 * Looks at once, and then with longer and longer pauses for half a minute, until `look` says that it has seen what it
 * looks for. After that it looks again only when somebody does something in the page, so that no timer runs for ever,
 * or when one of `events` fires.
 */
export const lookOut = (
  { page, clock }: Pick<CmpScene, 'page' | 'clock'>,
  look: () => boolean,
  ...events: readonly string[]
): Undo => {
  let wait: Undo | undefined;
  let over = false;
  const undos: Undo[] = [];
  const end = () => {
    over = true;
    wait?.();
    for (const undo of undos) undo();
  };
  const again = (spent: number) => {
    wait?.();
    wait = undefined;
    if (over) return;
    if (look()) end();
    else if (spent < LONGEST_LOOK && !over) {
      const pause = Math.max(SHORTEST, spent / 8);
      wait = clock.after(pause, () => again(spent + pause));
    }
  };
  again(0);
  if (!over)
    undos.push(
      hear(page, events, () => again(0)),
      hear(page, SIGNS, () => wait || again(0)),
    );
  return end;
};
