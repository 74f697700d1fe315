import { beneath } from './beneath.ts';
import type { Cmp, CmpScene } from './cmp.ts';
import { hear } from './hear.ts';
import { looking } from './looking.ts';

/** Signs that the visitor comes back to this tab, which are rare; what was answered in another meanwhile tells of itself. */
const BACK = ['pageshow', 'visibilitychange', 'focus'];
/** After these its question may come or go. A key that presses a button is a click too; one that closes a dialog is not. */
const DONE = ['click', 'keyup'];

const room = (page: CmpScene['page'], ask: () => boolean): (() => boolean) => {
  try {
    return beneath(page, ask);
  } catch {
    // A browser older than 2023, without sheets of that kind: our control stays where it is.
    return ask;
  }
};

/** Who is told what becomes of the CMP. */
interface Told {
  /** What it tells by itself. */
  changed(): void;
  /** Whether it asks, at each look. */
  asks(now: boolean): void;
  /** It cannot be asked something; once, until it can again. */
  failed(error: unknown): void;
}

/**
 * Lets the CMP take in what another tab has answered before anybody clicks in this one, and makes room for its question.
 * Returns how to take in at once, how to look at once whether it asks, and what is called where its dialog is opened.
 */
export const abreast = (
  { page, clock }: Pick<CmpScene, 'page' | 'clock'>,
  cmp: Cmp,
  { changed, asks, failed }: Told,
): { refresh(): void; look(): void; moved(): void } => {
  const trying = (run: () => void) => {
    let fails = false;
    return () => {
      try {
        run();
        fails = false;
      } catch (error) {
        if (!fails) failed(error);
        fails = true;
      }
    };
  };
  let asked = false;
  const tell = trying(() => {
    asked = false;
    asked = cmp.asking();
    asks(asked);
  });
  const look = room(page, () => {
    tell();
    return asked;
  });
  const refresh = trying(() => {
    if (cmp.refresh?.()) changed();
  });
  const moved = looking(clock, look);
  hear(page, BACK, () => {
    refresh();
    moved();
  });
  // What is pressed in its dialog may be kept from the page.
  hear(page, DONE, moved, true);
  cmp.watch((again) => {
    if (again !== true) moved();
    changed();
  });
  moved();
  return { refresh, look, moved };
};
