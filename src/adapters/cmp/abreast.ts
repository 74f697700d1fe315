import { beneath } from './beneath.ts';
import type { Cmp, CmpScene } from './cmp.ts';
import { hear } from './hear.ts';
import { SIGNS } from './look-out.ts';

/**
 * Lets the CMP take in what another tab has answered before anybody clicks in this one, and makes room for its question.
 * Returns how to take in at once.
 */
export const abreast = (
  scene: Pick<CmpScene, 'page' | 'clock'>,
  cmp: Cmp,
  failed: (error: unknown) => void,
): (() => void) => {
  const refresh = () => {
    try {
      cmp.refresh?.();
    } catch (error) {
      failed(error);
    }
  };
  hear(scene.page, SIGNS, refresh);
  try {
    beneath(scene, cmp);
  } catch {
    // A browser older than 2023, without sheets of that kind: our control stays where it is.
  }
  return refresh;
};
