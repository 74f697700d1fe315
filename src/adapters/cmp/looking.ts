import type { Clock, Undo } from '../../platform/clock.ts';

/**
 * Milliseconds from one look to the next. A dialog comes or goes at once, or once it has moved; a question that is there
 * may go later without anybody's doing.
 */
const [AT_ONCE, ...LATER] = [250, 750, 1000, 2000, 4000, 8000, 16_000] as const;

/**
 * Looks whether a platform asks, which few of them tell: some time after it was told that something was done, and ever
 * more rarely for half a minute while it does ask, so that no timer runs for ever. Returns what is called whenever the
 * question may come or go.
 */
export const looking = (clock: Clock, look: () => boolean): (() => void) => {
  let asked = true;
  let stop: Undo = () => {};
  const from = ([pause, ...later]: readonly number[]) => {
    if (!pause) return;
    stop = clock.after(pause, () => {
      const asks = look();
      const moved = asks !== asked;
      asked = asks;
      if (asks || (!moved && pause === AT_ONCE)) from(later);
    });
  };
  return () => {
    stop();
    from([AT_ONCE, ...LATER]);
  };
};
