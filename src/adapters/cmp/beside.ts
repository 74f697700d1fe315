import type { Undo } from '../../platform/clock.ts';
import type { Answers, Cmp, CmpRecord, CmpScene } from './cmp.ts';
import { lookOut, SIGNS } from './look-out.ts';

export { hear } from './hear.ts';
export { lookOut, SIGNS };

/** Resolves with what `look` finds, however late it comes. */
export const found = <Found>(
  scene: CmpScene,
  look: () => Found | undefined,
  ...events: readonly string[]
): Promise<Found> =>
  new Promise((resolve) => {
    lookOut(
      scene,
      () => {
        let it: Found | undefined;
        try {
          it = look();
        } catch {
          // Half loaded, or another thing of that name: it is not there yet.
        }
        if (it !== undefined) resolve(it);
        return it !== undefined;
      },
      ...events,
    );
  });

/**
 * `changed` for a CMP that calls its listeners one after the other: what one throws would stop the CMP half way. It is
 * called again a second later: some tell before they have written.
 */
export const safely = (
  { page, clock }: CmpScene,
  changed: (again?: true) => void,
): { run(): void; undo: Undo } => {
  let later: Undo = () => {};
  const once = (again?: true) => {
    try {
      changed(again);
    } catch (error) {
      page.reportError?.(error);
    }
  };
  return {
    run() {
      later();
      later = clock.after(1000, () => once(true));
      once();
    },
    undo: () => later(),
  };
};

/** For a CMP that writes all answers at once: before the visitor's own it holds no yes, and may not be given any. */
export const unanswered = (answers: Readonly<Record<string, boolean>>): void => {
  if (Object.values(answers).includes(true)) throw Error('unanswered: a yes would answer for every key');
};

/** Throws for a key that the CMP does not have, which it would remember none the less. */
export const known = (
  answers: Readonly<Record<string, boolean>>,
  knows: (key: string) => boolean | undefined,
): void => {
  for (const key of Object.keys(answers)) if (knows(key) === false) throw Error(`no key ${key}`);
};

/** By what CMPs look at that hide from robots. */
export const isRobot = ({ navigator }: CmpScene['page']): boolean =>
  navigator.webdriver || /bot|crawl|spider|slurp|teoma/i.test(navigator.userAgent);

/** What stands for each key. */
export const standing = (keys: readonly string[], stands: (key: string) => boolean | undefined): Answers =>
  Object.fromEntries(keys.map((key) => [key, stands(key)]));

/** A record of what the CMP says, without what it does not; a time may be in text, and one that is none is left out. */
export const recorded = (
  version?: string | number | false | null,
  reference?: string | null,
  time?: string | number,
): CmpRecord => {
  const at = typeof time === 'string' ? Date.parse(time) : time;
  return {
    ...((version || version === 0) && { version: `${version}` }),
    ...(reference && { reference }),
    ...(at && { at }),
  };
};

/** `watch` for a CMP that is listened to once: `tell` calls all who watch, `last` is called when nobody does any more. */
export const watched = (
  scene: CmpScene,
  last?: () => void,
): { tell(): void; readonly watch: Cmp['watch'] } => {
  const listeners = new Set<() => void>();
  return {
    tell() {
      for (const run of listeners) run();
    },
    watch(changed) {
      const { run, undo } = safely(scene, changed);
      listeners.add(run);
      return () => {
        undo();
        if (listeners.delete(run) && !listeners.size) last?.();
      };
    },
  };
};
