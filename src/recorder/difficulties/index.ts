import type { Undo } from '../../platform/clock.ts';
import type { DifficultyKind } from '../../purpose/purpose.ts';
import { deadClick } from './dead-click.ts';
import { error } from './error.ts';
import { failedRequest } from './failed-request.ts';
import { formError } from './form-error.ts';
import { rageClick } from './rage-click.ts';
import type { Scene, Watch } from './watch.ts';

/** How each kind is found; `named` is found by whoever calls `difficulty(name)`. */
const WATCHES: Readonly<Record<Exclude<DifficultyKind, 'named'>, Watch>> = {
  error,
  'failed-request': failedRequest,
  'rage-click': rageClick,
  'dead-click': deadClick,
  'form-error': formError,
};

/**
 * Listens for these kinds and no others. A kind that comes again within a second is the same difficulty.
 */
export const watchDifficulties = (
  kinds: ReadonlySet<DifficultyKind>,
  scene: Scene,
  found: (kind: DifficultyKind) => void,
  failed: (error: unknown) => void,
): Undo => {
  const undo = [...kinds].flatMap((kind) => {
    if (kind === 'named') return [];
    let last = Number.NEGATIVE_INFINITY;
    return WATCHES[kind](scene, () => {
      const now = scene.clock.now();
      if (now - last < 1000) return;
      last = now;
      try {
        found(kind);
      } catch (error) {
        // Never into the page's own call.
        failed(error);
      }
    });
  });
  return () => {
    for (const each of undo) each();
  };
};
