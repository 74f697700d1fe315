import type { Bus } from '../bus/bus.ts';
import type { Status } from '../consent/choice.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import { breaches } from './breaches.ts';
import { eager } from './eager.ts';
import { measure } from './measure.ts';
import { outline } from './outline.ts';

interface Parts {
  readonly page: Window;
  readonly configuration: { readonly purposes: readonly { readonly id: PurposeId }[] };
  readonly bus: Pick<Bus, 'on' | 'emit'>;
  status(purpose: PurposeId): Status;
}

/** Sheets that scripts build are changed without a word: looked at again each second, in debug only. */
const AGAIN = 1000;

/**
 * Looks at what visitors see, once it is there and after whatever may have changed it, and shouts each breach of
 * parity once for as long as it lasts: in the console, as a `problem` (code `parity`), and with a line around it. So
 * it does, without a line, where a held template keeps nothing back in Firefox (code `release`). Quiet where all holds.
 * Returns the undo.
 */
export const start = ({ page, configuration, bus, status }: Parts): (() => void) => {
  const { document } = page;
  let last = new Set<string>();
  let due = 0;
  let ready = false;
  let began = false;
  /** Has the second layer just been opened? */
  let opened = false;
  const look = () => {
    due = 0;
    if (!ready || document.visibilityState !== 'visible') return;
    // A page that another platform asks on may have nothing of ours yet.
    began ||= !!document.querySelector('temoin-control');
    if (!began) return;
    const found = breaches(
      measure(opened && !configuration.purposes.some(({ id }) => status(id) === 'granted')),
    );
    opened = false;
    const early = eager(document);
    const said = new Set([...found.map(({ check, sentence }) => `${check}: ${sentence}`), ...early]);
    for (const each of said)
      if (!last.has(each)) {
        console.error(`temoin, ${each}`);
        const code = early.includes(each) ? 'release' : 'parity';
        bus.emit('problem', { code, during: 'debug', error: Error(each) });
      }
    if (said.size || last.size) outline(found);
    last = said;
  };
  // The second frame comes after the first one was painted.
  const soon = () => {
    due ||= page.requestAnimationFrame(() => {
      due = page.requestAnimationFrame(look);
    });
  };
  const heard = () => {
    ready = true;
    soon();
  };
  const undo = [
    bus.on('notice:shown', ({ layer }) => {
      opened = layer === 2;
      heard();
    }),
    bus.on('ready', heard),
  ];
  const watcher = new MutationObserver((changes) => {
    const ours = ({ addedNodes, removedNodes }: MutationRecord) =>
      [...addedNodes, ...removedNodes].some(({ nodeName }) => nodeName === 'TEMOIN-BREACH');
    if (!changes.every(ours)) soon();
  });
  watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  page.addEventListener('resize', soon);
  page.addEventListener('transitionend', soon, true);
  const timer = page.setInterval(soon, AGAIN);
  return () => {
    for (const stop of undo) stop();
    watcher.disconnect();
    page.removeEventListener('resize', soon);
    page.removeEventListener('transitionend', soon, true);
    page.clearInterval(timer);
    page.cancelAnimationFrame(due);
    ready = false;
    outline([]);
  };
};
