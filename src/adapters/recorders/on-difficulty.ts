import { limitsOf } from '../../measures/limits.ts';
import type { Clock, Undo } from '../../platform/clock.ts';
import type { DifficultyKind, Limitation } from '../../purpose/purpose.ts';
import { watchDifficulties } from '../../recorder/difficulties/index.ts';

/** How long after a difficulty the recorder of others goes on, in milliseconds; L2 has no before: it was not there. */
interface Around {
  readonly triggers: ReadonlySet<DifficultyKind>;
  readonly after: number;
}

/** What L2 looks for, if that is the limitation. */
export const aroundOf = (limitation: Limitation | undefined): Around | undefined => {
  const { triggers = [], around } = limitation ? limitsOf(limitation) : {};
  return around && { triggers: new Set(triggers), after: around.after * 1000 };
};

/**
 * Looks for difficulties in a page in which nothing of ours records it: an observer stands for the recorder's events,
 * of which only what marks a field as wrong, and that the page has changed at all, is seen.
 */
export const onDifficulty = (
  kinds: ReadonlySet<DifficultyKind>,
  page: Window & typeof globalThis,
  clock: Clock,
  mount: string,
  found: () => void,
  failed: (error: unknown) => void,
): Undo =>
  watchDifficulties(
    kinds,
    {
      page,
      clock,
      mount,
      onEvent(listener) {
        const observer = new page.MutationObserver((records) => {
          const attributes = records
            .filter(({ attributeName }) => attributeName === 'aria-invalid')
            .map(({ target }) => ({
              attributes: { 'aria-invalid': (target as Element).getAttribute('aria-invalid') },
            }));
          listener({ type: 3, timestamp: clock.now(), data: { source: 0, attributes } });
        });
        observer.observe(page.document, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
        return () => observer.disconnect();
      },
    },
    found,
    failed,
  );
