import type { Acts } from './controls.ts';

const STEP = 5000;
const LEAP = 10_000;

/**
 * Listens inside the player only, so that no key of the page is ever taken; the keys of a control stay its own.
 */
export const listenToKeys = (
  player: HTMLElement,
  acts: Pick<Acts, 'toggle' | 'step' | 'difficulty' | 'help'> & { edge(end: boolean): void },
): void => {
  const keys: Readonly<Record<string, () => void>> = {
    ' ': acts.toggle,
    k: acts.toggle,
    j: () => acts.step(-LEAP),
    l: () => acts.step(LEAP),
    ArrowLeft: () => acts.step(-STEP),
    ArrowRight: () => acts.step(STEP),
    Home: () => acts.edge(false),
    End: () => acts.edge(true),
    n: () => acts.difficulty(1),
    p: () => acts.difficulty(-1),
    '?': acts.help,
  };
  player.addEventListener('keydown', (event) => {
    const target = event.composedPath()[0] as HTMLInputElement;
    const { tagName, type } = target;
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (tagName === 'SELECT' || target.closest('dialog')) return;
    const own = /^(BUTTON|INPUT|SUMMARY)$/.test(tagName) && type !== 'range';
    if (event.key === ' ' && own) return;
    // A scrolled screen is scrolled by its own keys.
    if (/^(Arrow|Home|End)/.test(event.key) && target.classList.contains('stage') && target.tabIndex === 0)
      return;
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
};
