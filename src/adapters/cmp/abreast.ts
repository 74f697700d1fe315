import { beneath } from './beneath.ts';
import type { Cmp, CmpScene } from './cmp.ts';
import { hear } from './hear.ts';

/** What comes before anybody presses anything in this tab. No key: whoever presses by one has gone there by another. */
const BEFORE = ['pageshow', 'visibilitychange', 'focus', 'focusin', 'pointerdown'];

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
 * Returns how to take in at once.
 */
export const abreast = (
  scene: Pick<CmpScene, 'page' | 'clock'>,
  cmp: Cmp,
  failed: (error: unknown) => void,
): (() => void) => {
  const moved = room(scene, cmp);
  const { document } = scene.page;
  let fails = false;
  let seen: string | undefined;
  const refresh = () => {
    moved();
    try {
      // Whatever keeps an answer, our own cookie changes with it: this costs every press in the page a look at most.
      const { cookie } = document;
      if (cookie === seen) return;
      cmp.refresh?.();
      seen = cookie;
      fails = false;
    } catch (error) {
      if (!fails) failed(error);
      fails = true;
    }
  };
  hear(scene.page, BEFORE, refresh);
  hear(scene.page, ['click'], moved);
  return refresh;
};
