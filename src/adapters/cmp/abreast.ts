import { beneath } from './beneath.ts';
import type { Cmp, CmpScene } from './cmp.ts';
import { hear } from './hear.ts';

/** Signs that the visitor comes back to this tab, which are rare; what was answered in another meanwhile tells of itself. */
const BACK = ['pageshow', 'visibilitychange', 'focus'];
/** After these its question may come or go. A key that presses a button is a click too. */
const MOVING = [...BACK, 'click'];

const room = (scene: Pick<CmpScene, 'page' | 'clock'>, cmp: Cmp): (() => void) => {
  try {
    return beneath(scene, cmp);
  } catch {
    // A browser older than 2023, without sheets of that kind: our control stays where it is.
    return () => {};
  }
};

/**
 * Lets the CMP take in what another tab has answered before anybody clicks in this one, and makes room for its question.
 * `changed` is told what the CMP tells. Returns how to take in at once, and what is called where its dialog is opened.
 */
export const abreast = (
  scene: Pick<CmpScene, 'page' | 'clock'>,
  cmp: Cmp,
  changed: () => void,
  failed: (error: unknown) => void,
): { refresh(): void; moved(): void } => {
  const moved = room(scene, cmp);
  let fails = false;
  const refresh = () => {
    try {
      cmp.refresh?.();
      fails = false;
    } catch (error) {
      if (!fails) failed(error);
      fails = true;
    }
  };
  hear(scene.page, BACK, refresh);
  hear(scene.page, MOVING, moved);
  cmp.watch(() => {
    moved();
    changed();
  });
  moved();
  return { refresh, moved };
};
